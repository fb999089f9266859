#include "model/store/derivedrows.h"

namespace sourceline {

namespace {

// Binds in the order of the columns.
class Binder
{
public:
    explicit Binder(Statement &statement)
        : m_statement(statement)
    {}

    Binder &operator<<(qint64 value)
    {
        m_statement.bind(++m_parameter, value);
        return *this;
    }

    Binder &operator<<(int value) { return *this << qint64(value); }

    Binder &operator<<(quint32 value) { return *this << qint64(value); }

    Binder &operator<<(Id id)
    {
        m_statement.bind(++m_parameter, id);
        return *this;
    }

    Binder &operator<<(const QString &text)
    {
        m_statement.bind(++m_parameter, text);
        return *this;
    }

    Binder &operator<<(const std::optional<qint32> &value)
    {
        if (value)
            return *this << *value;
        m_statement.bindNull(++m_parameter);
        return *this;
    }

    Binder &orNull(int value)
    {
        return *this << (value ? std::optional<qint32>(value) : std::nullopt);
    }

    Binder &operator<<(const Figure &figure)
    {
        return orNull(int(figure.state)) << figure.low << figure.best << figure.high;
    }

private:
    Statement &m_statement;
    int m_parameter = 0;
};

} // namespace

Result<void> DerivedRows::insertIncident(const DerivedIncident &derived)
{
    const LentStatement insert =
        m_statements.lend("INSERT INTO incident_derived (incident, earliest, latest, precision, "
                          "killed_state, killed_low, killed_best, killed_high, "
                          "wounded_state, wounded_low, wounded_best, wounded_high, "
                          "munitions_measure, munitions_state, munitions_low, munitions_best, "
                          "munitions_high, count_state, count_low, count_best, count_high, "
                          "differing, conflicting, alleged, alleged_stance, "
                          "alleged_actors, assessed, likelihood, confidence, claims, attributions, "
                          "speakers, institutions, outlets, documents, "
                          "citations) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
                          "?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
                          "?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36)");
    Binder bind(insert.get());
    bind << derived.incident << derived.date.earliest << derived.date.latest
         << int(derived.date.precision);
    bind << derived.killed << derived.wounded;
    bind.orNull(derived.munitionsMeasure) << derived.munitions << derived.count;
    bind << derived.differing << derived.conflicting << derived.alleged;
    bind.orNull(derived.allegedStance) << derived.allegedActors << derived.assessed;
    bind.orNull(derived.likelihood).orNull(derived.confidence);
    bind << derived.claims << derived.attributions << derived.speakers << derived.institutions
         << derived.outlets << derived.documents << derived.citations;
    return insert->run();
}

Result<void> DerivedRows::insert(const DerivedIncident &derived)
{
    if (auto done = insertIncident(derived); !done)
        return done;
    for (const auto &[key, figure] : derived.figures) {
        const LentStatement insert = m_statements.lend(
            "INSERT INTO incident_figure (incident, field, measure, whom, state, low, best, "
            "high, claims, differing, conflicting) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
            "?7, ?8, ?9, ?10, ?11)");
        Binder(insert.get()) << derived.incident << QString::fromUtf8(key.field)
                             << QString::fromUtf8(key.measure) << key.whom << int(figure.state)
                             << figure.low << figure.best << figure.high << figure.claims
                             << int(figure.differing) << int(figure.conflicting);
        if (auto done = insert->run(); !done)
            return done;
    }
    for (const AllegedRow &row : derived.allegedRows) {
        const LentStatement insert = m_statements.lend(
            "INSERT INTO incident_alleged (incident, actor, stance, attributions, speakers, "
            "institutions) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        Binder(insert.get()) << derived.incident << row.actor
                             << QString::fromUtf8(stanceText(row.stance)) << row.attributions
                             << row.speakers << row.institutions;
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

Result<void> DerivedRows::remove(Id first, Id last)
{
    for (const char *table : {"incident_derived", "incident_figure", "incident_alleged"}) {
        const LentStatement remove = m_statements.lend(QByteArray("DELETE FROM ") + table
                                                       + " WHERE incident BETWEEN ?1 AND ?2");
        if (auto done = remove->bind(1, first).bind(2, last).run(); !done)
            return done;
    }
    return {};
}

Result<void> DerivedRows::recompute(Id incident)
{
    const auto facts = m_facts.read(incident);
    if (!facts)
        return facts.error();
    if (auto removed = remove(incident, incident); !removed || !*facts)
        return removed;
    return insert(deriveIncident(**facts));
}

Result<void> DerivedRows::recomputeAll()
{
    for (const char *table : {"incident_derived", "incident_figure", "incident_alleged"}) {
        if (auto done = m_statements.lend(QByteArray("DELETE FROM ") + table)->run(); !done)
            return done;
    }
    const LentStatement incidents = m_statements.lend("SELECT id FROM incident ORDER BY id");
    while (incidents->next()) {
        const auto facts = m_facts.read(incidents->id(0));
        if (!facts)
            return facts.error();
        if (auto done = insert(deriveIncident(**facts)); !done)
            return done;
    }
    return incidents->failed() ? Result<void>(incidents->error()) : Result<void>();
}

} // namespace sourceline
