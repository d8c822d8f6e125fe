/**
 * Safety: crisis resources that are always there, the participant's safety plan, and alerts that a
 * person of the staff has to look at. It imports platform, identity and program, and exports {@link
 * org.cairn.safety.CrisisSupport} and the block that it gives, {@link
 * org.cairn.safety.CommonTrigger}, the one vocabulary of what makes people want to use, and {@link
 * org.cairn.safety.Distress}, which listens for danger in what people write to each other.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.safety;
