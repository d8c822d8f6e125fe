package org.cairn.checkin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What somebody may have used, in the classes of the DSM-5-TR's substance-related disorders,
 * without caffeine, and with the opioids and stimulants that people name apart.
 */
public enum Substance {
  ALCOHOL("Alcohol"),
  CANNABIS("Cannabis"),
  OPIOIDS("Heroin, fentanyl, pain pills or other opioids"),
  COCAINE("Cocaine or crack"),
  METHAMPHETAMINE("Methamphetamine"),
  OTHER_STIMULANTS("Other stimulants, such as Adderall"),
  SEDATIVES("Benzodiazepines, sleeping pills or other sedatives"),
  HALLUCINOGENS("Hallucinogens, ketamine or PCP"),
  INHALANTS("Inhalants"),
  TOBACCO("Tobacco or nicotine"),
  OTHER("Something else");

  private final String text;

  Substance(String text) {
    this.text = text;
  }

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String text() {
    return text;
  }
}
