package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.cairn.platform.ETags;
import org.jspecify.annotations.Nullable;

/** Changes what a program promises. */
@ApplicationScoped
class ChangeProgram {
  private final Programs programs;
  private final ETags etags;

  ChangeProgram(Programs programs, ETags etags) {
    this.programs = programs;
    this.etags = etags;
  }

  /** Changes a program that the coordinator has read. */
  @Transactional
  ProgramView change(UUID id, ProgramChange wanted, @Nullable String ifMatch, UUID coordinator) {
    Program program = programs.held(id, coordinator);
    etags.require(ifMatch, ProgramView.of(program));
    program.promise(wanted);
    programs.flush();
    return ProgramView.of(program);
  }
}
