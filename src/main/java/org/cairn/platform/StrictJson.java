package org.cairn.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** JSON as the contract says it and no other way: what a client got wrong it learns at once. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
  /** The one form of an id; Java would also read 1-1-1-1-1, and Jackson base64. */
  static final Pattern ID =
      Pattern.compile(
          "[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}");

  /** A day, in the years that every calendar on the way can hold. */
  static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** Wall-clock time; an offset would contradict the site's zone. */
  static final Pattern DATE_TIME =
      Pattern.compile(DATE + "T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?");

  /** After the modules of the extensions, whose readers are more forgiving. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper json) {
    json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    json.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
    for (LogicalType type :
        new LogicalType[] {LogicalType.Integer, LogicalType.Float, LogicalType.Boolean}) {
      json.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    }
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      json.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    json.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(32).maxStringLength(65_536).build());
    json.registerModule(
        new SimpleModule("strict")
            .addDeserializer(String.class, new Text())
            .addDeserializer(UUID.class, new Form<>(UUID.class, ID, UUID::fromString))
            .addDeserializer(LocalDate.class, new Form<>(LocalDate.class, DATE, LocalDate::parse))
            .addDeserializer(
                LocalDateTime.class,
                new Form<>(LocalDateTime.class, DATE_TIME, LocalDateTime::parse)));
  }

  /**
   * What the database cannot keep, or UTF-8 cannot write, is refused here instead of being changed
   * on the way.
   */
  private static final class Text extends StringDeserializer {
    private static final long serialVersionUID = 1;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = super.deserialize(parser, context);
      if (text != null
          && text.codePoints()
              .anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)) {
        throw MismatchedInputException.from(
            parser, String.class, "a zero character, or half a character");
      }
      return text;
    }
  }

  /** A value that is written in one form. */
  private static final class Form<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;
    private final transient Pattern form;
    private final transient Function<String, T> parse;

    Form(Class<T> type, Pattern form, Function<String, T> parse) {
      super(type);
      this.form = form;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (parser.hasToken(JsonToken.VALUE_STRING) && form.matcher(parser.getText()).matches()) {
        try {
          return parse.apply(parser.getText());
        } catch (DateTimeException e) {
          throw MismatchedInputException.from(parser, handledType(), "no such day or time");
        }
      }
      throw MismatchedInputException.from(parser, handledType(), "another form");
    }
  }
}
