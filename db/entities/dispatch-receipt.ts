import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

/** A unit has what was dispatched to it: who said so, and when. */
@Entity('dispatch_receipt')
export class DispatchReceipt extends BaseEntity {
  @PrimaryColumn('uuid') obligationId!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') at!: Date;
}
