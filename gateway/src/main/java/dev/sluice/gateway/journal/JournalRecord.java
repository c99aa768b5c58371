package dev.sluice.gateway.journal;

/**
 * One appended record.
 *
 * @param sequence from 1, without gaps
 * @param end where the next record begins in its segment, in bytes
 * @param payload as appended; the receiver owns the array
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two threads; nobody compares or keys by it
public record JournalRecord(long sequence, int end, byte[] payload) {}
