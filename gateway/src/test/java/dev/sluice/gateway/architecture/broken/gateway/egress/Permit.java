package dev.sluice.gateway.architecture.broken.gateway.egress;

record Permit(String route) {}
