package dev.sluice.gateway.architecture.broken.gateway.egress;

record AuditReceipt(boolean durable) {}
