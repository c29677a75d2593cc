import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('inbox')
export class Inbox extends BaseEntity {
  @PrimaryColumn('text') eventKey!: string;
  @Column('text') provider!: string;
  @Column('text') account!: string;
  @Column('text', { nullable: true }) actor!: string | null;
  @Column('text') kind!: string;
  @Column('jsonb') body!: unknown;
  @Column('timestamptz') receivedAt!: Date;
  @Column('timestamptz', { nullable: true }) handledAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: string | null;
}
