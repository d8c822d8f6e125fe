package org.cairn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Whether the machine has time for us: while we do nothing, it should do nothing. */
final class Quiet {
  private static final Path STAT = Path.of("/proc/stat");
  private static final double FEW = 0.1;

  private Quiet() {}

  /** Waits, so long at the most, until the machine is idle; the share that something else takes. */
  static double await(int seconds) throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    double busy = busy();
    while (busy > FEW && System.nanoTime() < until) {
      busy = busy();
    }
    return busy;
  }

  /** How busy the machine is in one second; 0 where that cannot be seen. */
  static double busy() throws IOException, InterruptedException {
    if (!Files.isReadable(STAT)) {
      return 0;
    }
    long[] before = ticks();
    Thread.sleep(1_000);
    long[] after = ticks();
    long all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
    // The fourth and fifth figures are idle time.
    long idle = after[3] + after[4] - before[3] - before[4];
    return all <= 0 ? 0 : 1 - (double) idle / all;
  }

  private static long[] ticks() throws IOException {
    String[] words = Files.readAllLines(STAT).get(0).trim().split("\\s+");
    return Arrays.stream(words).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
  }
}
