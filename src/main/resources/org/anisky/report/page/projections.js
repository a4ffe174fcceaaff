// From directions to the plane and back. x grows with longitude; the view mirrors it, since
// longitudes grow to the left on a sky that is seen from inside.
const ROOT_2 = Math.SQRT2;

function mollweideAngle(latitude) {
  const target = Math.PI * Math.sin(latitude);
  if (Math.abs(latitude) > Math.PI / 2 - 1e-9) {
    return Math.sign(latitude) * Math.PI / 2;
  }
  let theta = latitude;
  for (let step = 0; step < 30; step++) {
    const change =
      (2 * theta + Math.sin(2 * theta) - target) / (2 + 2 * Math.cos(2 * theta));
    theta -= change;
    if (Math.abs(change) < 1e-12) {
      break;
    }
  }
  return theta;
}

/** Forward and inverse; the inverse gives null outside of the outline. */
const PROJECTIONS = {
  mollweide: {
    halfWidth: 2 * ROOT_2,
    halfHeight: ROOT_2,
    forward(longitude, latitude) {
      const theta = mollweideAngle(latitude);
      return [2 * ROOT_2 / Math.PI * longitude * Math.cos(theta), ROOT_2 * Math.sin(theta)];
    },
    inverse(x, y) {
      const sine = y / ROOT_2;
      if (Math.abs(sine) > 1) {
        return null;
      }
      const theta = Math.asin(sine);
      const cosine = Math.cos(theta);
      const longitude = cosine > 0 ? Math.PI * x / (2 * ROOT_2 * cosine) : 0;
      if (Math.abs(longitude) > Math.PI) {
        return null;
      }
      return [longitude, Math.asin((2 * theta + Math.sin(2 * theta)) / Math.PI)];
    },
  },
  hammer: {
    halfWidth: 2 * ROOT_2,
    halfHeight: ROOT_2,
    forward(longitude, latitude) {
      const cosine = Math.cos(latitude);
      const scale = ROOT_2 / Math.sqrt(1 + cosine * Math.cos(longitude / 2));
      return [2 * scale * cosine * Math.sin(longitude / 2), scale * Math.sin(latitude)];
    },
    inverse(x, y) {
      if (x * x / 8 + y * y / 2 > 1) {
        return null;
      }
      const z = Math.sqrt(1 - x * x / 16 - y * y / 4);
      return [
        2 * Math.atan2(z * x, 2 * (2 * z * z - 1)),
        Math.asin(Math.max(-1, Math.min(1, z * y))),
      ];
    },
  },
  orthographic: {
    halfWidth: 1,
    halfHeight: 1,
    forward(longitude, latitude) {
      return [Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)];
    },
    inverse(x, y) {
      const rest = 1 - x * x - y * y;
      return rest < 0 ? null : [Math.atan2(x, Math.sqrt(rest)), Math.asin(y)];
    },
  },
};

/**
 * A projection of d3 for lines and labels.
 *
 * @param view name, centre [longitude, latitude] in degrees, scale and middle in pixels
 */
function d3Projection(view) {
  const own = PROJECTIONS[view.projection];
  const projection =
    view.projection === "orthographic"
      ? d3.geoOrthographic().clipAngle(90)
      : d3.geoProjection(rawOf(own));
  return projection
    .reflectX(true)
    .rotate([-view.centre[0], -view.centre[1]])
    .scale(view.scale)
    .translate(view.middle)
    .precision(0.3);
}

function rawOf(own) {
  const raw = (longitude, latitude) => own.forward(longitude, latitude);
  raw.invert = (x, y) => own.inverse(x, y) || [NaN, NaN];
  return raw;
}

/** The rotation from directions of the view, whose middle is (1, 0, 0), to those of its axes. */
function viewRotation(view) {
  const rotation = d3.geoRotation([-view.centre[0], -view.centre[1]]);
  const columns = [[0, 0], [90, 0], [0, 90]].map((axis) => vectorOf(...rotation.invert(axis)));
  return [0, 1, 2].flatMap((row) => columns.map((column) => column[row]));
}

/**
 * The directions of the pixels of a picture, before the sky is turned: three floats each, NaN
 * outside of the outline.
 */
function pixelDirections(view, width, height, ratio) {
  const own = PROJECTIONS[view.projection];
  const directions = new Float64Array(3 * width * height);
  for (let row = 0, at = 0; row < height; row++) {
    const y = (view.middle[1] - (row + 0.5) / ratio) / view.scale;
    for (let column = 0; column < width; column++, at += 3) {
      const x = -((column + 0.5) / ratio - view.middle[0]) / view.scale;
      const place = own.inverse(x, y);
      if (place === null) {
        directions[at] = NaN;
      } else {
        const cosine = Math.cos(place[1]);
        directions[at] = cosine * Math.cos(place[0]);
        directions[at + 1] = cosine * Math.sin(place[0]);
        directions[at + 2] = Math.sin(place[1]);
      }
    }
  }
  return directions;
}
