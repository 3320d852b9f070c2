-- KPIs, measurement by measurement. What was computed afterwards from the records, for the time before the first measurement, says so.
CREATE TABLE kpi_measure (
    name {text} NOT NULL,
    cadence {text} NOT NULL,
    measured_at {instant} NOT NULL,
    value {real} NOT NULL,
    n {long} NOT NULL,
    lower_bound {real},
    upper_bound {real},
    currency {text},
    recomputed {bool} NOT NULL,
    PRIMARY KEY (name, cadence, measured_at)
);
CREATE INDEX kpi_measure_time ON kpi_measure (measured_at);
