/** Why a run ended before it had asked for everything. */
export type Stop = 'interrupted' | 'max-bytes' | 'max-pictures';

/** What a run of `lectern mirror` did. */
export type MirrorSummary = {
  /** Different pictures that were named. */
  targets: number;
  /** How many of them the mirror has, and how many of these came in this run. */
  kept: number;
  fetched: number;
  /** Pictures in the folder, and their bytes; equal ones are one. */
  files: number;
  bytes: number;
  /** Pictures that did not come, by host and reason. */
  gone: Map<string, Map<string, number>>;
  /** Pictures of hosts that were given up, by host; they were not asked for. */
  givenUp: Map<string, { reason: string; count: number }>;
  /** Pictures that this run did not come to. */
  left: number;
  stopped: Stop | null;
};

/** Pictures that a mirror has not, of one host and for one reason. `asked` is false when the host was given up before. */
export type Missing = { host: string; reason: string; count: number; asked: boolean };

export function emptySummary(): MirrorSummary {
  return {
    ...{ targets: 0, kept: 0, fetched: 0, files: 0, bytes: 0, left: 0 },
    ...{ gone: new Map(), givenUp: new Map(), stopped: null },
  };
}

/** Counts a picture that did not come. */
export function addGone({ gone }: MirrorSummary, host: string, reason: string): void {
  const reasons = gone.get(host) ?? new Map<string, number>();
  gone.set(host, reasons.set(reason, (reasons.get(reason) ?? 0) + 1));
}

/** What did not come, by host and reason, most pictures first. */
export function missingOf({ gone, givenUp }: Pick<MirrorSummary, 'gone' | 'givenUp'>): Missing[] {
  const missing: Missing[] = [];
  for (const [host, reasons] of gone)
    for (const [reason, count] of reasons) missing.push({ host, reason, count, asked: true });
  for (const [host, { reason, count }] of givenUp) missing.push({ host, reason, count, asked: false });
  return missing.sort((a, b) => b.count - a.count || (a.host < b.host ? -1 : 1));
}

export function countMissing(missing: readonly Missing[]): number {
  return missing.reduce((sum, { count }) => sum + count, 0);
}
