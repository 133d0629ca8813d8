import type { Originals } from '../check/report-formats.ts';
import type { FileReport, Summary } from '../report/file-report.ts';

/** Where the results of a run go, whatever the format. */
export interface Destination {
  /** The one file that everything is written to; absent where it goes to standard output or to several. */
  readonly path?: string;
  begin(): Promise<void>;
  result(report: FileReport, originals: Originals): Promise<void>;
  end(summary: Summary): Promise<void>;
  close(): Promise<void>;
}
