package org.cairn.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies rows into one table. */
final class Filler implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final Connection connection;
  private final CopyIn copy;
  private final StringBuilder buffer = new StringBuilder(CHUNK + 4096);

  /**
   * @param columns table and columns, as COPY takes them
   */
  Filler(Server server, String columns) throws SQLException {
    connection = server.admin();
    try (Statement statement = connection.createStatement()) {
      // What triggers and foreign keys would check row by row holds by the way the rows are made.
      statement.execute("set session_replication_role = replica");
    }
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + columns + " from stdin (format csv, null '')");
  }

  /** One row; null for null, bytes for bytea, anything else as its text. */
  void row(Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        buffer.append(',');
      }
      if (values[i] instanceof byte[] bytes) {
        buffer.append("\\x").append(HexFormat.of().formatHex(bytes));
      } else if (values[i] != null) {
        String text = values[i].toString();
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && !text.isEmpty();
        buffer.append(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
      }
    }
    buffer.append('\n');
    if (buffer.length() >= CHUNK) {
      flush();
    }
  }

  private void flush() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  @Override
  public void close() throws SQLException, IOException {
    try (connection) {
      flush();
      copy.endCopy();
    }
  }
}
