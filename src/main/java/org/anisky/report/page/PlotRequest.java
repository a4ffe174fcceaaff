package org.anisky.report.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.report.SkyView;
import org.anisky.sky.SkyAxes;

/**
 * What a figure of a map of a result shall look like.
 *
 * @param map name of a column of the result's FITS files, or FILE:COLUMN
 * @param radius of discs or kernel, deg; absent: the first there is
 * @param axes absent: those of the map
 * @param projection the shape of the sky
 * @param centre longitude in the middle, deg, along these axes; absent: the usual one
 * @param limit where the colours end, in the unit of the map; absent: chosen from the map
 * @param sharing other results whose same map shares the end of the colours: the widest of all
 * @param colours a name that {@link org.anisky.report.ColourScale#named} knows
 * @param degrees whether right ascensions are told in degrees in place of hours
 * @param narrow whether it is one column wide
 * @param regions whether hot and cold regions are marked
 * @param directions whether known directions are marked
 * @param title above the map; absent: the name of the map
 */
public record PlotRequest(
    String map,
    OptionalDouble radius,
    Optional<SkyAxes> axes,
    SkyView.Projection projection,
    OptionalDouble centre,
    OptionalDouble limit,
    List<Path> sharing,
    String colours,
    boolean degrees,
    boolean narrow,
    boolean regions,
    boolean directions,
    Optional<String> title) {}
