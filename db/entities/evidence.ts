import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that was received for a visit, or with a request about it. */
@Entity('evidence')
export class Evidence extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') eventKey!: string;
  @Column('uuid') inspectionId!: string;
  @Column('text') purpose!: string;
  @Column('integer', { nullable: true }) number!: number | null;
  @Column('text') name!: string;
  @Column('text') mediaType!: string;
  @Column('integer') bytes!: number;
  @Column('text') originalHash!: string;
  @Column('text') sharedHash!: string;
  @Column('text', { nullable: true }) album!: string | null;
  @Column('text', { default: '' }) caption!: string;
  @Column('uuid', { nullable: true }) itemId!: string | null;
  @Column('text', { nullable: true }) point!: string | null;
  @Column('uuid') sentBy!: string;
  @Column('text') door!: string;
  @Column('timestamptz') receivedAt!: Date;
}
