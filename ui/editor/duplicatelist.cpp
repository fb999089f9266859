#include "ui/editor/duplicatelist.h"

#include "model/text/edtf.h"
#include "model/workbench/workbench.h"
#include "ui/common/theme.h"
#include "ui/editor/editorform.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int pause = 200; // ms after the last key
constexpr int listLines = 4;

RecordRow rowOf(const PossibleDuplicate &one)
{
    QStringList parts{
        one.title, one.placeName, one.dateEdtf.isEmpty() ? QString() : displayDate(one.dateEdtf)};
    parts.removeAll(QString());
    return {"incident", one.incident, 0, parts.join(u", "_s), one.why};
}

} // namespace

DuplicateList::DuplicateList(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_heading(quietLine({}, this))
    , m_list(new RecordList(listLines, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_heading);
    layout->addWidget(m_list);
    m_list->setAccessibleName(tr("Possible duplicates"));
    setFocusProxy(m_list);
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &DuplicateList::ask);
    connect(
        m_list, &RecordList::opened, this, [this](const RecordRow &row) { emit opened(row.id); });
    hide();
}

void DuplicateList::setTellsApart(bool tells)
{
    m_tellsApart = tells;
    m_list->setCheckable(tells);
}

void DuplicateList::compare(const DuplicateQuery &query)
{
    m_query = query;
    m_pending = true;
    m_soon.start();
}

void DuplicateList::compare(Id incident)
{
    m_query = {};
    m_query.incident = incident;
    m_pending = true;
    ask();
}

void DuplicateList::ask()
{
    const int number = ++m_asked;
    m_workbench.read<std::vector<PossibleDuplicate>>(
        this,
        [query = m_query](sqlite3 *database) -> Result<std::vector<PossibleDuplicate>> {
            if (!query.incident.isValid())
                return possibleDuplicates(database, query);
            const auto of = duplicateQueryOf(database, query.incident);
            return of ? possibleDuplicates(database, *of)
                      : Result<std::vector<PossibleDuplicate>>(of.error());
        },
        [this, number](const Result<std::vector<PossibleDuplicate>> &found) {
            if (number == m_asked && !m_soon.isActive())
                take(found);
        });
}

QString DuplicateList::headingFor(int number) const
{
    if (number == 0)
        return tr("No other record of about the same day, place and means.");
    const QString found = number == 1 ? tr("1 record may tell the same.")
                                      : tr("%1 records may tell the same.").arg(number);
    const QString keys = m_tellsApart ? tr("Return goes there, Space declares it distinct.")
                                      : tr("Return goes there.");
    return found + u' ' + keys;
}

void DuplicateList::take(const Result<std::vector<PossibleDuplicate>> &found)
{
    m_pending = false;
    const std::vector<Id> apart = toldApart();
    std::vector<RecordRow> rows;
    if (found)
        std::transform(found->begin(), found->end(), std::back_inserter(rows), rowOf);
    for (RecordRow &row : rows)
        row.ticked = std::find(apart.begin(), apart.end(), row.id) != apart.end();
    const int number = static_cast<int>(rows.size());
    m_list->setRows(std::move(rows));
    m_list->setVisible(number > 0);
    m_heading->setText(found ? headingFor(number) : found.error().message);
    setVisible(number > 0 || !m_hides || !found);
    emit answered();
}

} // namespace sourceline
