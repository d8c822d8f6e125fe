/** Cairn's front door: starts the application, or runs one of its commands. */
@org.jspecify.annotations.NullMarked
@OpenAPIDefinition(
    info = @Info(title = "Cairn", version = "1"),
    tags = {
      @Tag(name = "Sign-in", description = "Enrollment, sign-in, tokens and devices."),
      @Tag(name = "Me", description = "Who I am, and where the rest of what is mine lives."),
      @Tag(name = "Schedule", description = "My sessions."),
      @Tag(name = "Check-in", description = "Arriving at a session, and how it is."),
      @Tag(name = "Instruments", description = "Validated questionnaires, and my answers to them."),
      @Tag(name = "Skills", description = "The library of coping skills and lessons."),
      @Tag(name = "Practice", description = "What I practiced, what it did, and what to try now."),
      @Tag(name = "Homework", description = "What my counselor asks me to practice."),
      @Tag(name = "Worksheets", description = "Forms to think with, and what I wrote in them."),
      @Tag(name = "Peer groups", description = "My groups and their messages."),
      @Tag(name = "Care threads", description = "My conversation with those who care for me."),
      @Tag(name = "Safety", description = "Help that is there now, and my safety plan."),
      @Tag(name = "Path forward", description = "Trends, days that count, and milestones."),
      @Tag(name = "Staff: check-in", description = "What participants shared, and what is asked."),
      @Tag(
          name = "Staff: safety",
          description = "What is noticed, who is told, and what came of it."),
      @Tag(name = "Staff: programs", description = "Programs and their sites."),
      @Tag(
          name = "Staff: people",
          description = "Participants, staff, assignments and invitations."),
      @Tag(name = "Staff: schedule", description = "Sessions and who is booked into them."),
      @Tag(name = "Staff: skills", description = "A program's own skills, and what it offers."),
      @Tag(
          name = "Staff: care threads",
          description = "Conversations with participants, and when they are answered."),
      @Tag(name = "Staff: peer groups", description = "Groups and who is in them."),
      @Tag(
          name = "Staff: moderation",
          description = "Reported messages, what was done about them, and appeals.")
    })
package org.cairn;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
