import { atMost, type Report, roundedAll } from '../measure/report.ts';
import { measureVisible, type VisibleSettings } from './visible.ts';

const DRAWN_P95_GOAL_MS = 250;
/** Each clock tells tenths of a millisecond, the machine's whole ones; beyond this they disagree. */
const CLOCKS_APART_MAX_MS = 2;

/** The same report with what agents see of it, measured after everything else has ended. */
export async function withVisible(report: Report, settings: VisibleSettings): Promise<Report> {
  settings.say(`${settings.marks} lines in the real panel`);
  const { lineToSuggestions, clocksApartMs } = await measureVisible(settings);
  return {
    ...report,
    visible: roundedAll({ lineToSuggestions: { ...lineToSuggestions }, clocksApartMs }),
    goals: [
      ...report.goals,
      atMost('p95 in ms, line to suggestions drawn', lineToSuggestions.p95, DRAWN_P95_GOAL_MS),
    ],
    doubts: [
      ...report.doubts,
      ...(clocksApartMs > CLOCKS_APART_MAX_MS
        ? [`the clocks of the two pages were ${clocksApartMs.toFixed(1)} ms apart`]
        : []),
    ],
  };
}
