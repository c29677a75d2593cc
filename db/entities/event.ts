import { BaseEntity, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('event')
export class Event extends BaseEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') type!: string;
  @Column('uuid', { nullable: true }) actorId!: string | null;
  @Column('text') door!: string;
  @Column('text') aboutType!: string;
  @Column('text') aboutId!: string;
  @Column('uuid', { nullable: true }) taskId!: string | null;
  @Column('text', { default: '/' }) unitPath!: string;
  @Column('jsonb', { default: {} }) data!: unknown;
  @Column('uuid') commandId!: string;
  @Column('text', { nullable: true }) cardHash!: string | null;
  @Column('timestamptz') at!: Date;
}
