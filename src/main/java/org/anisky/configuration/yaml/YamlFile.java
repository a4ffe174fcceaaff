package org.anisky.configuration.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a YAML 1.2 file (core schema) strictly: one document, a section at its top, no key twice,
 * no anchors, aliases or tags of one's own.
 */
public final class YamlFile {
  /** Levels of sections and lists; a configuration has ten. */
  static final int DEEPEST = 50;

  private final Place source;

  private YamlFile(Place source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @return the section at the top of the file
   * @throws IOException when the file is there and cannot be read
   * @throws InvalidInputException when it is missing, empty or not YAML, with file and line
   */
  public static YamlSection read(Path file) throws IOException {
    return parse(ConfigurationText.read(file), file);
  }

  /** As {@link #read}, from a text; the file only gives messages and paths their base. */
  public static YamlSection parse(String text, Path file) {
    YamlFile reader = new YamlFile(new Place(file.toString(), 0));
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    YamlNode.Mapping root = reader.root(reader.compose(withoutMark));
    return YamlSection.root(root, file);
  }

  /**
   * A value as an option of the command line gives it: in brackets, braces or quotes it is YAML,
   * else a single value as it stands, typed as in YAML.
   *
   * @param option the option as the person wrote it, the source that messages name
   */
  static YamlNode parseValue(String value, String option) {
    YamlFile reader = new YamlFile(Place.ofOption(option));
    String trimmed = value.strip();
    if (trimmed.isEmpty()) {
      return new YamlNode.Scalar(reader.source, "", YamlNode.ScalarType.NULL);
    }
    if ("[{\"'".indexOf(trimmed.charAt(0)) >= 0) {
      return reader.convert(reader.compose(trimmed).get(0));
    }
    Tag tag = new CoreSchema().getScalarResolver().resolve(trimmed, true);
    return new YamlNode.Scalar(reader.source, trimmed, type(tag));
  }

  private List<Node> compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.source())
            .setSchema(new CoreSchema())
            .setAllowRecursiveKeys(false)
            .build();
    List<Node> documents = new ArrayList<>();
    try {
      check(new Parse(settings).parseString(text));
      Iterator<Node> iterator = new Compose(settings).composeAllFromString(text).iterator();
      while (iterator.hasNext()) {
        documents.add(iterator.next());
      }
    } catch (MarkedYamlEngineException e) {
      String problem = e.getProblem() == null ? e.getContext() : e.getProblem();
      throw new InvalidInputException(
          place(e.getProblemMark()) + ": not valid YAML: " + explain(problem), e);
    } catch (ReaderException e) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: not valid YAML: a character that is no text, %s",
              line(text, e.getPosition()),
              Excerpt.escaped(Character.toString(e.getCodePoint()))),
          e);
    } catch (YamlVersionException e) {
      throw new InvalidInputException(
          source + ": a YAML version other than 1.2 is asked for ('%YAML ...'); leave the line out",
          e);
    } catch (YamlEngineException e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new InvalidInputException(source + ": not valid YAML: " + problem, e);
    }
    return documents;
  }

  /** The line of a character, counted in code points. */
  private Place line(String text, int position) {
    int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
    long lines = text.substring(0, end).chars().filter(c -> c == '\n').count();
    return source.isOption() ? source : new Place(source.source(), (int) lines + 1);
  }

  /** Before the tree is built, which takes a call for every level and puts merged keys in. */
  private void check(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof ScalarEvent scalar
          && scalar.isPlain()
          && scalar.getValue().equals("<<")) {
        throw InvalidInputException.of(
            "%s: keys are not merged ('<<'); write them out", place(event.getStartMark()));
      }
      if (event instanceof CollectionStartEvent) {
        depth++;
        if (depth > DEEPEST) {
          throw InvalidInputException.of(
              "%s: sections and lists are nested more than %d levels deep",
              place(event.getStartMark()), DEEPEST);
        }
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static String explain(String problem) {
    String line = String.valueOf(problem).lines().findFirst().orElse("");
    return line.contains("(TAB)") ? "a tab stands where only blanks may indent" : line;
  }

  private YamlNode.Mapping root(List<Node> documents) {
    if (documents.isEmpty()) {
      throw InvalidInputException.of("%s is empty; a configuration is needed", source);
    }
    if (documents.size() > 1) {
      throw InvalidInputException.of(
          "%s: a second document begins; a configuration is one document",
          place(documents.get(1).getStartMark()));
    }
    YamlNode root = convert(documents.get(0));
    if (root instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.ScalarType.NULL) {
      throw InvalidInputException.of("%s is empty; a configuration is needed", source);
    }
    if (root instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw InvalidInputException.of(
        "%s: the file begins with %s; it must be a section of keys and values ('key: value')",
        root.place(), root.kind());
  }

  private YamlNode convert(Node node) {
    Place place = place(node.getStartMark());
    if (node.getAnchor().isPresent()) {
      throw InvalidInputException.of(
          "%s: anchors and aliases ('&%s', '*%s') are not read; write the value out",
          place, node.getAnchor().get(), node.getAnchor().get());
    }
    if (node instanceof ScalarNode scalar) {
      return new YamlNode.Scalar(place, scalar.getValue(), ownType(scalar, place));
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> entries = new ArrayList<>();
      sequence.getValue().forEach(entry -> entries.add(convert(entry)));
      return new YamlNode.Sequence(place, entries);
    }
    YamlNode.Mapping mapping = YamlNode.Mapping.empty(place);
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      Place keyPlace = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw InvalidInputException.of("%s: a key must be a single word", keyPlace);
      }
      if (mapping.entries().containsKey(key.getValue())) {
        throw InvalidInputException.of(
            "%s: key '%s' is given twice; it is in line %d already",
            keyPlace, key.getValue(), mapping.keyPlaces().get(key.getValue()).line());
      }
      mapping.put(key.getValue(), keyPlace, convert(tuple.getValueNode()));
    }
    return mapping;
  }

  /** The type that the value has by itself; a tag that says otherwise is refused. */
  private static YamlNode.ScalarType ownType(ScalarNode scalar, Place place) {
    Tag own =
        scalar.isPlain()
            ? new CoreSchema().getScalarResolver().resolve(scalar.getValue(), true)
            : Tag.STR;
    if (!scalar.getTag().equals(own)) {
      throw InvalidInputException.of(
          "%s: the tag '%s' is not read; write the value without it",
          place, scalar.getTag().getValue());
    }
    return type(own);
  }

  private static YamlNode.ScalarType type(Tag tag) {
    if (tag.equals(Tag.STR)) {
      return YamlNode.ScalarType.TEXT;
    }
    if (tag.equals(Tag.INT)) {
      return YamlNode.ScalarType.INTEGER;
    }
    if (tag.equals(Tag.FLOAT)) {
      return YamlNode.ScalarType.NUMBER;
    }
    if (tag.equals(Tag.BOOL)) {
      return YamlNode.ScalarType.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? YamlNode.ScalarType.NULL : null;
  }

  private Place place(Optional<Mark> mark) {
    boolean lines = mark.isPresent() && !source.isOption();
    return lines ? new Place(source.source(), mark.get().getLine() + 1) : source;
  }
}
