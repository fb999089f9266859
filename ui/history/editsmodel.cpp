#include "ui/history/editsmodel.h"

#include "model/store/statement.h"
#include "ui/common/theme.h"
#include "ui/history/when.h"

#include <QGuiApplication>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 200;
constexpr int mostReloaded = 2000;
constexpr int longestChain = 100;

// By an edit that was not turned back itself.
bool isTurnedBack(Statement &later, Id edit, int depth = 0)
{
    std::vector<Id> by;
    later.bind(1, edit);
    while (later.next())
        by.push_back(later.id(0));
    later.reset();
    return depth < longestChain && std::ranges::any_of(by, [&](Id other) {
               return !isTurnedBack(later, other, depth + 1);
           });
}

bool isSame(const EditFilter &one, const EditFilter &other)
{
    const auto parts = [](const EditFilter &filter) {
        return std::tie(
            filter.incident, filter.who, filter.from, filter.until, filter.words, filter.kind);
    };
    return parts(one) == parts(other);
}

} // namespace

EditsModel::EditsModel(Workbench &workbench, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workbench(workbench)
{}

Result<EditsModel::Page>
EditsModel::readPage(sqlite3 *database, const EditFilter &filter, qint64 before, int limit)
{
    const auto edits = findEdits(database, filter, before, limit);
    if (!edits)
        return edits.error();
    Statement later(database, "SELECT id FROM edit WHERE of = ?1");
    Page page;
    for (const Edit &edit : *edits)
        page.push_back({edit, isTurnedBack(later, edit.id)});
    return page;
}

void EditsModel::setFilter(const EditFilter &filter)
{
    const bool isOther = !isSame(filter, m_filter);
    m_filter = filter;
    reload(isOther ? 0 : int(m_entries.size()));
}

void EditsModel::clear()
{
    ++m_job;
    beginResetModel();
    m_entries.clear();
    m_reading = false;
    m_complete = true;
    endResetModel();
    emit loaded();
}

void EditsModel::reload(int read)
{
    if (!m_workbench.casefile()) {
        clear();
        return;
    }
    const int wanted = std::clamp(read, pageSize, mostReloaded);
    m_reading = true;
    m_workbench.read<Page>(
        this,
        [filter = m_filter, wanted](sqlite3 *database) {
            return readPage(database, filter, 0, wanted);
        },
        [this, job = ++m_job, wanted](const Result<Page> &page) {
            if (job != m_job)
                return;
            beginResetModel();
            m_entries = page ? *page : Page();
            m_complete = m_entries.size() < size_t(wanted);
            m_reading = false;
            endResetModel();
            emit loaded();
        });
}

void EditsModel::readMore()
{
    if (!hasMore())
        return;
    m_reading = true;
    m_workbench.read<Page>(
        this,
        [filter = m_filter, before = m_entries.back().edit.seq](sqlite3 *database) {
            return readPage(database, filter, before, pageSize);
        },
        [this, job = ++m_job](const Result<Page> &page) {
            if (job != m_job)
                return;
            m_reading = false;
            m_complete = !page || page->size() < size_t(pageSize);
            if (page && !page->empty()) {
                const int first = int(m_entries.size());
                beginInsertRows({}, first, first + int(page->size()) - 1);
                m_entries.insert(m_entries.end(), page->begin(), page->end());
                endInsertRows();
            }
            emit loaded();
        });
}

int EditsModel::rowOf(Id edit) const
{
    const auto found = std::ranges::find_if(
        m_entries, [edit](const Entry &entry) { return entry.edit.id == edit; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int EditsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int EditsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EditsModel::kindWords(const Entry &entry) const
{
    if (entry.isTurnedBack)
        return tr("undone");
    const QByteArray &kind = entry.edit.kind;
    return kind == "edit" ? QString() : QString::fromUtf8(kind);
}

QString EditsModel::text(const Entry &entry, int column) const
{
    switch (column) {
    case When:
        return shortStamp(entry.edit.at);
    case Who:
        return entry.edit.who;
    case What:
        return entry.edit.label;
    case Kind:
        return kindWords(entry);
    default:
        return {};
    }
}

QVariant EditsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return text(entry, index.column()).simplified();
    if (role == Qt::ForegroundRole && (entry.isTurnedBack || index.column() != What))
        return Theme::of(QGuiApplication::palette()).quiet;
    return {};
}

QVariant EditsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList headings = {tr("When"), tr("Who"), tr("What"), tr("Kind")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return headings.value(section);
}

} // namespace sourceline
