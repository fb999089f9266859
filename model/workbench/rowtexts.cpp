#include "model/workbench/rowtexts.h"

#include "model/store/derive.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"
#include "model/workbench/vocabulary.h"

namespace sourceline {

namespace {

qint32 figureAt(const Statement &row, int column)
{
    return row.isNull(column) ? figure::open : static_cast<qint32>(row.integer(column));
}

RowText::Group groupAt(const Statement &row)
{
    RowText::Group group{row.utf8(0), row.text(1), row.text(2)};
    const auto setBounds = [&] {
        group.low = figureAt(row, 4);
        group.best = figureAt(row, 5);
        group.high = figureAt(row, 6);
    };
    switch (FigureState(row.integer(3))) {
    case FigureState::NotStated:
        break;
    case FigureState::Figure:
        setBounds();
        break;
    case FigureState::None:
        group.low = group.best = group.high = 0;
        break;
    case FigureState::NotReported:
        group.low = group.best = group.high = figure::notReported;
        break;
    case FigureState::Unknown:
        // Not counted, yet "rockets" are two at least.
        if (!row.isNull(4))
            setBounds();
        else
            group.low = group.best = group.high = figure::unknown;
        break;
    }
    return group;
}

/// Three statements prepared once for a page.
class PageReader
{
public:
    explicit PageReader(sqlite3 *database)
        : m_incident(database,
                     "SELECT title, date_edtf, date_words, time_local FROM incident WHERE id = ?1")
        , m_groups(database,
                   "SELECT field, measure, whom, state, low, best, high FROM incident_figure WHERE "
                   "incident = ?1")
        , m_alleged(database,
                    "SELECT a.name, i.stance, i.speakers FROM incident_alleged i JOIN actor a ON "
                    "a.id = i.actor"
                    " WHERE i.incident = ?1 ORDER BY i.speakers DESC, a.name")
    {}

    std::unique_ptr<RowText> read(Id incident)
    {
        auto text = std::make_unique<RowText>();
        m_incident.reset();
        if (m_incident.bind(1, incident).next()) {
            text->title = m_incident.text(0);
            text->dateEdtf = m_incident.text(1);
            text->dateWords = m_incident.text(2);
            text->timeLocal = m_incident.text(3);
            text->date = text->dateEdtf.isEmpty() ? QString() : displayDate(text->dateEdtf);
        }
        m_groups.reset();
        for (m_groups.bind(1, incident); m_groups.next();)
            text->groups.push_back(groupAt(m_groups));
        m_alleged.reset();
        for (m_alleged.bind(1, incident); m_alleged.next();) {
            const auto speakers = static_cast<int>(m_alleged.integer(2));
            text->alleged += m_alleged.text(0) + u": " + m_alleged.text(1) + u", "
                             + counted(speakers, "1 speaker", "%n speakers");
        }
        return text;
    }

private:
    Statement m_incident, m_groups, m_alleged;
};

} // namespace

RowTexts readRowTexts(sqlite3 *database, const std::vector<Id> &incidents)
{
    PageReader reader(database);
    RowTexts texts;
    texts.reserve(incidents.size());
    for (const Id incident : incidents)
        texts.push_back(reader.read(incident));
    return texts;
}

} // namespace sourceline
