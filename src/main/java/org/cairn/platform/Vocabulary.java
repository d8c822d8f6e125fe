package org.cairn.platform;

import java.util.function.Function;

/** Words of a closed list, as they stand in the contract, in files and in the database. */
public final class Vocabulary {
  private Vocabulary() {}

  /** The one of these that is called so, in no other case; an IllegalArgumentException for none. */
  public static <T> T of(T[] all, Function<T, String> word, String said) {
    for (T one : all) {
      if (word.apply(one).equals(said)) {
        return one;
      }
    }
    throw new IllegalArgumentException("not in the list");
  }
}
