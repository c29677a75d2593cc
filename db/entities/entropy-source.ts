import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('entropy_source')
export class EntropySource extends BaseEntity {
  @PrimaryColumn('uuid') drawId!: string;
  @PrimaryColumn('integer') position!: number;
  @Column('text') kind!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('uuid', { nullable: true }) unitId!: string | null;
  @Column('text', { nullable: true }) commitment!: string | null;
  @Column('timestamptz', { nullable: true }) committedAt!: Date | null;
  @Column('text', { nullable: true }) network!: string | null;
  @Column('bigint', { nullable: true }) round!: string | null;
  @Column('timestamptz', { nullable: true }) roundAt!: Date | null;
  @Column('bytea', { nullable: true }) signature!: Buffer | null;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('date', { nullable: true }) drawnOn!: string | null;
  @Column('integer', { nullable: true }) bits!: number | null;
  @Column('text', { nullable: true }) enteredText!: string | null;
  @Column('uuid', { nullable: true }) enteredBy!: string | null;
  @Column('timestamptz', { nullable: true }) enteredAt!: Date | null;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('bytea', { nullable: true }) value!: Buffer | null;
  @Column('bytea', { nullable: true }) valueSealed!: Buffer | null;
  @Column('timestamptz', { nullable: true }) openedAt!: Date | null;
}
