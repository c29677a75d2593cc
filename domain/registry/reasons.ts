import { Refusal, type RefusalDetails } from '../refusal.ts';

/** Why a row of a registry file does not land. */
export type RowReason =
  | 'blank'
  | 'usccCheck'
  | 'idNumberCheck'
  | 'grade'
  | 'status'
  | 'date'
  | 'formulaText'
  | 'formulaCell'
  | 'hyperlink'
  | 'tooLong'
  | 'duplicate'
  | 'otherUnit';

/** Why a whole file cannot be read. */
export type FileFault =
  | 'empty'
  | 'type'
  | 'legacyWorkbook'
  | 'utf16'
  | 'encoding'
  | 'quotes'
  | 'header'
  | 'columns'
  | 'damaged'
  | 'encrypted'
  | 'macros'
  | 'externalLinks'
  | 'tooManyParts'
  | 'tooLarge'
  | 'bomb'
  | 'unplacedFormula';

/** A file from which not one row can be taken; nothing was changed. */
export class UnreadableFile extends Refusal {
  readonly fault: FileFault;

  constructor(fault: FileFault, details: RefusalDetails = {}, cause?: unknown) {
    super('file-unreadable', { ...details, fault });
    this.fault = fault;
    this.cause = cause;
  }
}
