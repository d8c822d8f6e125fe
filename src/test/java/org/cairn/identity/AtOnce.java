package org.cairn.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same call by many at once. */
final class AtOnce {
  private AtOnce() {}

  static <T> List<T> times(int many, Callable<T> call) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(many);
    CountDownLatch ready = new CountDownLatch(many);
    try {
      List<Future<T>> calls = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        calls.add(
            callers.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return call.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : calls) {
        answers.add(one.get());
      }
      return answers;
    } finally {
      callers.shutdownNow();
    }
  }
}
