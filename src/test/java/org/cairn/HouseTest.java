package org.cairn;

import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;

/** Base of the tests that talk HTTP to the real application on a real PostgreSQL. */
@QuarkusTestResource(TestKeys.class)
public abstract class HouseTest {
  @Inject protected World world;
}
