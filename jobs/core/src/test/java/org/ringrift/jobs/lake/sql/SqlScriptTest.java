package org.ringrift.jobs.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {
    @Test
    void statementsEndAtSemicolons() {
        assertThat(SqlScript.statements("SELECT 1;\n SELECT 2 ;")).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void semicolonsInQuotesAndCommentsEndNothing() {
        String text = "SELECT 'a;b', \"c;\\\";\", `d;e`, 'it''s;' -- no; end\n /* nor; here */ FROM t; SELECT 2";
        assertThat(SqlScript.statements(text)).hasSize(2).last().isEqualTo("SELECT 2");
    }

    @Test
    void blanksAndCommentsAloneAreNoStatement() {
        assertThat(SqlScript.statements(" ; -- nothing\n;/* open")).isEmpty();
    }

    @Test
    void anOpenQuoteReachesToTheEnd() {
        assertThat(SqlScript.statements("SELECT 'a; b")).containsExactly("SELECT 'a; b");
    }
}
