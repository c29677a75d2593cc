import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('account')
export class Account extends BaseEntity {
  @PrimaryColumn('uuid') personId!: string;
  @Column('text') login!: string;
  @Column('text') passwordHash!: string;
  @Column('integer', { default: 0 }) failures!: number;
  @Column('timestamptz', { nullable: true }) lockedUntil!: Date | null;
}
