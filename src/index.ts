/** The whole core; each part has a door of its own: mingzhang/check, /read, /compose, /score, /report. */
export * from './api/check.ts';
export * from './api/compose.ts';
export * from './api/read.ts';
export * from './api/report.ts';
export * from './api/score.ts';
