package org.cairn.platform;

/**
 * A representation that brings along what is not the resource's own: a link that ends, help that
 * changes. Its tag tells both apart, so that a read sees whatever has changed, and a change is
 * refused only when the resource itself has.
 */
public interface Versioned {
  /** The resource's own, as it stands in every representation of it. */
  Object own();
}
