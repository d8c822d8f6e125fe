/** Cairn's front door: starts the application, or runs one of its commands. */
@org.jspecify.annotations.NullMarked
package org.cairn;
