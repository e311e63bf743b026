import type { Workshop } from './workshop.ts';

/** One subject of the benchmark measures something and reports it. */
export type Subject = (workshop: Workshop) => Promise<Report>;

export type Report = { tables: Table[]; limits: Limit[] };

export type Table = {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  notes: readonly string[];
};

/** A figure beside its budget. Only a gate makes the run fail: bytes and counts, never times. */
export type Limit = { what: string; value: number; atMost: number; unit: string; isGate: boolean };

export function isOver(limit: Limit): boolean {
  return limit.value > limit.atMost;
}
