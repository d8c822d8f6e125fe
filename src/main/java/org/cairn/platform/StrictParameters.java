package org.cairn.platform;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids and dates of addresses in their one form. An id in another form is nothing that is
 * here; what else cannot be read is a bad request (see {@link ProblemMappers}).
 */
@Provider
class StrictParameters implements ParamConverterProvider {
  private record Converter<T>(Function<String, T> parse) implements ParamConverter<T> {
    @Override
    public T fromString(String value) {
      return parse.apply(value);
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }

  @Override
  @SuppressWarnings("unchecked") // A converter of T for Class<T>.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    if (type == UUID.class) {
      return (ParamConverter<T>) new Converter<>(StrictParameters::id);
    }
    if (type == LocalDate.class) {
      return (ParamConverter<T>) new Converter<>(StrictParameters::date);
    }
    return null;
  }

  private static UUID id(String value) {
    if (!StrictJson.ID.matcher(value).matches()) {
      throw new NotFoundException();
    }
    return UUID.fromString(value);
  }

  private static LocalDate date(String value) {
    if (!StrictJson.DATE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a date");
    }
    return LocalDate.parse(value);
  }
}
