import { width } from '../report/quote.ts';

const BAR = 24;
/** Between two drawings, in ms: a terminal over a network is slower than an audit. */
const PAUSE = 80;

/** A bar on standard error that tells how far a run over several files is; silent unless a person looks on. */
export class Progress {
  private done = 0;
  private drawn = 0;
  private readonly shown: boolean;
  private readonly start = performance.now();

  constructor(private readonly total: number) {
    this.shown = process.stderr.isTTY === true && total > 1;
  }

  step(file: string): void {
    this.done++;
    if (!this.shown) return;
    const now = performance.now();
    if (now - this.drawn < PAUSE && this.done < this.total) return;
    this.drawn = now;
    process.stderr.write(
      `\r\u001b[K${progressLine(this.done, this.total, now - this.start, file, columns())}`,
    );
  }

  clear(): void {
    if (this.shown && this.drawn > 0) process.stderr.write('\r\u001b[K');
  }
}

function columns(): number {
  return process.stderr.columns ?? 80;
}

/** One line: the bar, how many of how many, speed, time left, and as much of the file's name as fits. */
export function progressLine(done: number, total: number, ms: number, file: string, room: number): string {
  const filled = Math.round((BAR * done) / total);
  const speed = ms > 0 ? (done * 1000) / ms : 0;
  const left = speed > 0 ? (total - done) / speed : 0;
  const head = `[${'█'.repeat(filled)}${'·'.repeat(BAR - filled)}] ${done}/${total}  ${speed.toFixed(1)}份/秒  剩${duration(left)}  `;
  let name = file;
  while (name !== '' && width(head) + width(name) >= room) name = name.slice(1);
  return width(head) < room ? head + name : `${done}/${total}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)}秒`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)}分`;
  return `${Math.floor(seconds / 3600)}时${Math.ceil((seconds % 3600) / 60)}分`;
}
