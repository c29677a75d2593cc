import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('message')
export class Message extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'bigint', insert: false, update: false }) number!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('uuid', { nullable: true }) groupId!: string | null;
  @Column('text') card!: string;
  @Column('text') aboutType!: string;
  @Column('uuid') aboutId!: string;
  @Column('jsonb', { default: {} }) vars!: unknown;
  @Column('text') class!: string;
  @Column('text', { nullable: true }) dedupeKey!: string | null;
  @Column('text', { default: 'pending' }) state!: string;
  @Column('integer', { default: 1 }) desiredVersion!: number;
  @Column('integer', { default: 0 }) sentVersion!: number;
  @Column('text', { nullable: true }) sentHash!: string | null;
  @Column('text', { nullable: true }) provider!: string | null;
  @Column('text', { nullable: true }) account!: string | null;
  @Column('text', { nullable: true }) chat!: string | null;
  @Column('text', { nullable: true }) providerRef!: string | null;
  @Column('text', { nullable: true }) locale!: string | null;
  @Column('integer', { default: 0 }) resent!: number;
  @Column('integer', { default: 0 }) attempt!: number;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('timestamptz') nextTryAt!: Date;
  @Column('text', { nullable: true }) lastError!: string | null;
  @Column('timestamptz', { nullable: true }) slotAt!: Date | null;
  @Column('text', { nullable: true }) slotKey!: string | null;
  @Column('timestamptz', { nullable: true }) pressedAt!: Date | null;
  @Column('uuid', { nullable: true }) copyOf!: string | null;
  @Column('boolean', { default: false }) asks!: boolean;
  @Column('uuid', { nullable: true }) settledBy!: string | null;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
  @Column('text', { nullable: true }) settledNote!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
}
