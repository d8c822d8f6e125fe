/**
 * The library of coping skills: written as Markdown under {@code resources/skills}, loaded at
 * start, listed, read and searched. It imports platform and identity.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.skills;
