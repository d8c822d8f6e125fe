package org.cairn.checkin;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGraphics2D;
import org.cairn.platform.PlatformProblem;
import org.jboss.resteasy.reactive.RestResponse;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A measure as a picture: weekly medians as a dark line with dots that breaks where there is no
 * answer, and light bars from the lowest to the highest answer. Light and dark, line and bar tell
 * them apart without color; the blues are of a palette that color-blind people tell apart (Okabe
 * and Ito 2008).
 *
 * <p>Drawn by Java 2D without a screen, which measures letters: the system needs fontconfig and one
 * font.
 */
final class TrendChart {
  static final String SVG = "image/svg+xml";
  static final String PNG = "image/png";

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final int WIDTH = 720;
  private static final int HEIGHT = 360;
  private static final int BAR = 8;
  private static final Color MEDIAN = new Color(0x003F6B);
  private static final Color RANGE = new Color(0x56B4E9);
  private static final Color GRID = new Color(0xCCCCCC);

  static {
    System.setProperty("java.awt.headless", "true"); // also where there is a screen
  }

  private TrendChart() {}

  /**
   * The picture of one of the measures, in the form that the request prefers; for a measure that is
   * not among them the problem {@code platform/not-found}.
   */
  static RestResponse<byte[]> answer(TrendsView trends, String measure, Request request) {
    Measure which = Measure.of(measure).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    TrendsView.MeasureTrend trend =
        trends.of(which).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    Variant form =
        request.selectVariant(
            Variant.mediaTypes(MediaType.valueOf(SVG), MediaType.valueOf(PNG)).build());
    boolean png = form != null && form.getMediaType().toString().equals(PNG);
    JFreeChart chart = draw(trend, which);
    return RestResponse.ResponseBuilder.ok(png ? png(chart) : svg(chart, trend))
        .type(png ? PNG : SVG)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private static JFreeChart draw(TrendsView.MeasureTrend trend, Measure measure) {
    List<TrendsView.WeekOfMeasure> weeks = trend.weeks();
    XYIntervalSeries ranges = new XYIntervalSeries("ranges");
    XYIntervalSeries medians = new XYIntervalSeries("medians");
    double top = measure.top();
    for (int x = 0; x < weeks.size(); x++) {
      TrendsView.WeekOfMeasure week = weeks.get(x);
      if (week.median() == null || week.lowest() == null || week.highest() == null) {
        medians.add(x, x, x, Double.NaN, Double.NaN, Double.NaN); // breaks the line
        continue;
      }
      double median = week.median().doubleValue();
      medians.add(x, x, x, median, median, median);
      ranges.add(x, x, x, median, week.lowest().doubleValue(), week.highest().doubleValue());
      top = Math.max(top, week.highest().doubleValue());
    }
    SymbolAxis time =
        new SymbolAxis(
            null, weeks.stream().map(week -> TrendsView.day(week.week())).toArray(String[]::new));
    time.setGridBandsVisible(false);
    time.setRange(-0.5, weeks.size() - 0.5);
    NumberAxis value = new NumberAxis();
    value.setRange(0, top);
    value.setTickUnit(
        new NumberTickUnit(top > 12 ? 2 : 1, NumberFormat.getIntegerInstance(Locale.ROOT)));
    XYPlot plot = new XYPlot(data(ranges), time, value, bars());
    plot.setDataset(1, data(medians));
    plot.setRenderer(1, line());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlinesVisible(false);
    JFreeChart chart =
        new JFreeChart(trend.title(), new Font(Font.SANS_SERIF, Font.BOLD, 16), plot, false);
    chart.addSubtitle(new TextTitle(trend.scale(), new Font(Font.SANS_SERIF, Font.PLAIN, 12)));
    chart.setBackgroundPaint(Color.WHITE);
    return chart;
  }

  private static XYErrorRenderer bars() {
    XYErrorRenderer bars = new XYErrorRenderer();
    bars.setDrawXError(false);
    bars.setDefaultShapesVisible(false);
    bars.setCapLength(0);
    bars.setErrorPaint(RANGE);
    bars.setErrorStroke(new BasicStroke(BAR, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    return bars;
  }

  private static XYLineAndShapeRenderer line() {
    XYLineAndShapeRenderer line = new XYLineAndShapeRenderer();
    line.setDrawOutlines(false);
    line.setSeriesPaint(0, MEDIAN);
    line.setSeriesStroke(0, new BasicStroke(2.5f));
    line.setSeriesShape(0, new Ellipse2D.Double(-BAR / 2.0, -BAR / 2.0, BAR, BAR));
    return line;
  }

  private static XYIntervalSeriesCollection data(XYIntervalSeries series) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    return data;
  }

  private static byte[] png(JFreeChart chart) {
    try {
      return ChartUtils.encodeAsPNG(chart.createBufferedImage(WIDTH, HEIGHT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a document type, whose address would be a reference to the outside. */
  private static byte[] svg(JFreeChart chart, TrendsView.MeasureTrend trend) {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(NAMESPACE, "svg", null);
      SVGGraphics2D graphics = new SVGGraphics2D(document);
      graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
      chart.draw(graphics, new Rectangle(WIDTH, HEIGHT));
      Element root = graphics.getRoot();
      root.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
      root.setAttribute("role", "img");
      root.setAttribute("aria-labelledby", "title desc");
      root.insertBefore(text(document, "desc", trend.alt()), root.getFirstChild());
      root.insertBefore(text(document, "title", trend.title()), root.getFirstChild());
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(root), new StreamResult(written));
      return written.toByteArray();
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Element text(Document document, String name, String content) {
    Element element = document.createElementNS(NAMESPACE, name);
    element.setAttribute("id", name);
    element.setTextContent(content);
    return element;
  }
}
