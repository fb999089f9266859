#include "ui/notes/notesmodel.h"

#include "ui/common/plaintip.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sourceline {

namespace {

QString timeWords(qint64 madeAt)
{
    if (madeAt == 0) // of a pack that does not say
        return NotesModel::tr("not recorded");
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(madeAt).toLocalTime();
    return QLocale::c().toString(local, QStringLiteral("d MMM yyyy HH:mm"));
}

} // namespace

void NotesModel::set(std::vector<NoteEntry> notes)
{
    beginResetModel();
    m_notes = std::move(notes);
    endResetModel();
}

const NoteEntry *NotesModel::note(int row) const
{
    return row >= 0 && row < rowCount() ? &m_notes[static_cast<size_t>(row)] : nullptr;
}

int NotesModel::rowOf(Id note) const
{
    const auto at = std::find_if(m_notes.begin(), m_notes.end(), [note](const NoteEntry &entry) {
        return entry.note.id == note;
    });
    return at == m_notes.end() ? -1 : static_cast<int>(at - m_notes.begin());
}

int NotesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_notes.size());
}

int NotesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant NotesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NoteEntry &entry = m_notes[static_cast<size_t>(index.row())];
    if (role == Qt::ToolTipRole)
        return plainTip(entry.note.text);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When:
        return timeWords(entry.note.madeAt);
    case Who:
        return entry.note.author;
    case On:
        return entry.subject.table.isEmpty() ? tr("the casefile") : entry.subjectName;
    case Text:
        return entry.note.text.simplified();
    default:
        return {};
    }
}

QVariant NotesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    case On:
        return tr("On");
    case Text:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace sourceline
