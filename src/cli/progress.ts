/** One line on standard error that tells how far a run over several files is; silent unless a person looks on. */
export class Progress {
  private done = 0;
  private readonly shown: boolean;

  constructor(private readonly total: number) {
    this.shown = process.stderr.isTTY === true && total > 1;
  }

  step(file: string): void {
    this.done++;
    if (this.shown) process.stderr.write(`\r\u001b[K${this.done}/${this.total} ${file}`);
  }

  clear(): void {
    if (this.shown) process.stderr.write('\r\u001b[K');
  }
}
