// Reads a calendar with two parsers that have nothing in common, and says what each of them sees.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import ical from 'node-ical';

const text = readFileSync(process.argv[2], 'utf8');

const calendar = new ICAL.Component(ICAL.parse(text));
const first = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    start: event.startDate.toUnixTime() * 1000,
    end: event.endDate.toUnixTime() * 1000,
    status: component.getFirstPropertyValue('status'),
    sequence: event.sequence,
    summary: event.summary,
    location: event.location,
  };
});

const second = Object.values(ical.sync.parseICS(text))
  .filter((component) => component.type === 'VEVENT')
  .map((event) => ({
    uid: event.uid,
    start: event.start.getTime(),
    end: event.end.getTime(),
    status: event.status,
    sequence: Number(event.sequence),
    summary: event.summary,
    location: event.location ?? null,
  }));

console.log(JSON.stringify({ 'ical.js': first, 'node-ical': second }));
