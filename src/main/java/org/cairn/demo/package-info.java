/**
 * The demo program of the local run: made at start through the rooms' own use cases, with dates
 * around today and people who do not exist. It imports every room, and no room imports it.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.demo;
