import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('reminder')
export class Reminder extends BaseEntity {
  @PrimaryColumn('uuid') obligationId!: string;
  @PrimaryColumn('date') forDueOn!: string;
  @PrimaryColumn('text') step!: string;
  @Column('date') dueOn!: string;
  @Column('timestamptz') firedAt!: Date;
  @Column('boolean') late!: boolean;
}
