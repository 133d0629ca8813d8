import type { Originals } from '../check/report-formats.ts';
import type { FileReport, Summary } from '../report/file-report.ts';

/** Where the results of a run go, whatever the format. */
export interface Destination {
  begin(): Promise<void>;
  result(report: FileReport, originals: Originals): Promise<void>;
  end(summary: Summary): Promise<void>;
  close(): Promise<void>;
}
