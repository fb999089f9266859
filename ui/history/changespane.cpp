#include "ui/history/changespane.h"

#include "model/coding/notes.h"
#include "model/store/asof.h"
#include "model/store/recordwords.h"
#include "model/store/statement.h"
#include "ui/common/theme.h"
#include "ui/history/columnshares.h"
#include "ui/history/texttable.h"
#include "ui/history/when.h"

#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLines = 500;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// What turning `edit` back would write, by record and field.
QString
writtenBy(const std::vector<FieldChange> &changes, const Conflict &conflict, RecordWords &words)
{
    for (const FieldChange &change : changes) {
        if (change.table == conflict.table && change.id == conflict.id
            && change.other == conflict.other && change.column == conflict.column)
            return words.value(change.table, change.column, change.before);
    }
    return {};
}

} // namespace

ChangesPane::ChangesPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_title(plainLabel(this))
    , m_detail(plainLabel(this))
    , m_record(plainLabel(this))
    , m_said(plainLabel(this))
    , m_lines(new TextTable({tr("Record"), tr("Field"), tr("Before"), tr("After"), tr("")}, this))
    , m_view(rowList(m_lines, tr("Changes"), this))
    , m_conflicts(new ConflictBox(this))
    , m_undo(new QPushButton(tr("&Undo this edit"), this))
    , m_putBack(new QPushButton(tr("&Put this value back"), this))
    , m_go(new QPushButton(tr("&Go to incident"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QLabel *label : {m_title, m_detail, m_record}) {
        label->setContentsMargins(spacing::medium, spacing::small, spacing::medium, 0);
        layout->addWidget(label);
    }
    m_title->setFont(boldFont(font()));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_said->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    m_shares = new ColumnShares(m_view, {28, 16, 20, 20, 16});
    layout->addWidget(m_view, 1);
    layout->addWidget(m_conflicts);
    layout->addWidget(m_said);
    m_said->setObjectName(u"said"_s);
    m_said->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    buttons->setSpacing(spacing::medium);
    for (QPushButton *button : {m_undo, m_putBack, m_go}) {
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(m_undo, &QPushButton::clicked, this, [this] { undoEdit(ConflictChoice::Abort); });
    connect(m_putBack, &QPushButton::clicked, this, [this] { putValueBack(false); });
    connect(m_go, &QPushButton::clicked, this, &ChangesPane::follow);
    connect(m_view, &QTreeView::activated, this, &ChangesPane::follow);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &ChangesPane::updateButtons);
    connect(&m_workbench, &Workbench::asOfChanged, this, &ChangesPane::updateButtons);
    show({}, false);
}

void ChangesPane::show(const Edit &edit, bool isTurnedBack)
{
    const bool isSame = edit.id == m_edit.id && isTurnedBack == m_isTurnedBack;
    m_edit = edit;
    m_isTurnedBack = isTurnedBack;
    m_title->setText(edit.label);
    QStringList detail;
    if (edit.seq != 0)
        detail = {edit.who, stamp(edit.at), tr("edit %1").arg(edit.seq)};
    if (isTurnedBack)
        detail += tr("undone since");
    if (!edit.why.isEmpty())
        detail += tr("why: %1").arg(edit.why.simplified());
    m_detail->setText(detail.join(u" · "_s));
    if (!isSame) {
        m_conflicts->dismiss();
        m_said->hide();
    }
    if (edit.seq == 0) {
        ++m_job;
        take({});
        return;
    }
    m_workbench.read<Changes>(
        this,
        [id = edit.id](sqlite3 *database) -> Result<Changes> {
            Changes changes;
            auto lines = changesInWords(database, id, mostLines, &changes.total);
            if (!lines)
                return lines.error();
            changes.lines = std::move(*lines);
            Statement incident(database,
                               "SELECT r.incident FROM edit_row r JOIN edit e ON e.seq = r.edit "
                               "JOIN incident i ON i.id = r.incident WHERE e.id = ?1 LIMIT 1");
            if (incident.bind(1, id).next())
                changes.incident = incident.id(0);
            return changes;
        },
        [this, job = ++m_job](const Result<Changes> &changes) {
            if (job != m_job)
                return;
            if (changes)
                take(*changes);
            else
                say(changes.error().message);
        });
}

void ChangesPane::take(const Changes &changes)
{
    const int current = m_view->currentIndex().row();
    m_changes = changes;
    std::vector<TextTable::Row> rows;
    for (const ChangeInWords &line : changes.lines) {
        const bool isCounted = line.field.isEmpty();
        rows.push_back({{line.record,
                         line.field,
                         line.before,
                         line.after,
                         line.isCurrent || isCounted ? QString() : tr("changed since")},
                        !line.isCurrent && !isCounted});
    }
    if (changes.total > int(changes.lines.size()))
        rows.push_back(
            {{tr("… and %n more", nullptr, changes.total - int(changes.lines.size()))}, true});
    // One record is named once, above what became of its fields.
    const bool isOneRecord =
        !changes.lines.empty()
        && std::ranges::all_of(changes.lines, [&changes](const ChangeInWords &line) {
               return line.record == changes.lines.front().record && !line.field.isEmpty();
           });
    m_record->setText(isOneRecord ? changes.lines.front().record : QString());
    m_record->setVisible(isOneRecord && m_record->text() != m_title->text());
    m_view->setColumnHidden(0, isOneRecord);
    constexpr int stateColumn = 4;
    m_view->setColumnHidden(stateColumn, std::ranges::none_of(rows, [](const TextTable::Row &row) {
                                return !row.cells.value(stateColumn).isEmpty();
                            }));
    m_shares->arrange();
    m_lines->setRows(std::move(rows));
    m_view->setCurrentIndex(m_lines->index(std::max(0, current), isOneRecord ? 1 : 0));
    updateButtons();
}

const ChangeInWords *ChangesPane::currentChange() const
{
    const int row = m_view->currentIndex().row();
    return row >= 0 && row < int(m_changes.lines.size()) ? &m_changes.lines[size_t(row)] : nullptr;
}

void ChangesPane::updateButtons()
{
    const Casefile *casefile = m_workbench.casefile();
    const bool mayEdit = casefile && !casefile->isReadOnly() && m_workbench.asOf().isPresent();
    const ChangeInWords *change = currentChange();
    const bool isValue = change && !change->field.isEmpty();
    m_undo->setEnabled(mayEdit && m_edit.seq != 0 && !m_isTurnedBack && m_edit.kind != "outside");
    m_putBack->setEnabled(mayEdit && isValue);
    using What = FieldChange::What;
    m_putBack->setText(!isValue || change->change.what == What::Changed ? tr("&Put this value back")
                       : change->change.what == What::Removed ? tr("&Put this record back")
                                                              : tr("&Take this record out"));
    m_go->setEnabled((change && change->incident.isValid()) || m_changes.incident.isValid());
}

void ChangesPane::say(const QString &sentence)
{
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
}

void ChangesPane::follow()
{
    const ChangeInWords *change = currentChange();
    const Id incident =
        change && change->incident.isValid() ? change->incident : m_changes.incident;
    if (!incident.isValid())
        return;
    std::vector<Subject> records;
    if (change && change->incident.isValid())
        records.push_back({change->change.table, change->change.id});
    m_workbench.goTo(incident, records, change ? change->record : m_edit.label);
    emit incidentAsked();
}

void ChangesPane::undoEdit(ConflictChoice choice)
{
    if (m_edit.seq == 0)
        return;
    say({});
    m_workbench.revert(m_edit.id,
                       tr("Revert: %1").arg(m_edit.label),
                       choice,
                       [this, choice, alive = QPointer(this)](const Result<Edit> &done) {
                           if (!alive)
                               return;
                           if (!done && choice == ConflictChoice::Abort)
                               showConflicts(done.error().message);
                           else if (!done)
                               say(done.error().message);
                           else if (done->seq == 0)
                               say(tr("Nothing was left to turn back."));
                       });
}

// On a connection of its own, tried and rolled back.
Result<ChangesPane::Blocked> ChangesPane::conflictsOf(sqlite3 *database, Id edit)
{
    Statement file(database, "SELECT file FROM pragma_database_list WHERE name = 'main'");
    if (!file.next())
        return file.error();
    auto connection = Connection::open(file.text(0), Access::ReadWrite);
    if (!connection)
        return connection.error();
    const auto conflicts = EditLog(*connection).conflictsOfReverting(edit);
    if (!conflicts)
        return conflicts.error();
    const auto changes = fieldChanges(database, edit);
    if (!changes)
        return changes.error();
    RecordWords words(database);
    words.know(*changes);
    Blocked blocked;
    for (const Conflict &conflict : *conflicts) {
        ConflictLine line;
        line.sentence = conflict.sentence;
        // Without both values there is only the sentence to show.
        const bool isChoice = conflict.mayBeChosen() && !conflict.column.isEmpty()
                              && conflict.expected != conflict.found;
        if (isChoice) {
            line.record = words.record(conflict.table, conflict.id, conflict.other);
            line.field = words.field(conflict.table, conflict.column);
            line.expected = words.value(conflict.table, conflict.column, conflict.expected);
            line.found = words.value(conflict.table, conflict.column, conflict.found);
            line.written = writtenBy(*changes, conflict, words);
        }
        blocked.mayProceed = blocked.mayProceed && conflict.mayBeChosen();
        blocked.lines.push_back(std::move(line));
    }
    return blocked;
}

void ChangesPane::showConflicts(const QString &sentence)
{
    m_workbench.read<Blocked>(
        this,
        [id = m_edit.id](sqlite3 *database) { return conflictsOf(database, id); },
        [this, sentence, id = m_edit.id](const Result<Blocked> &blocked) {
            if (id != m_edit.id)
                return;
            if (!blocked || blocked->lines.empty() || !blocked->mayProceed) {
                say(sentence);
                return;
            }
            m_conflicts->ask(tr("Later changes stand in the way of undoing this edit. Nothing was "
                                "changed yet."),
                             blocked->lines,
                             true,
                             [this](ConflictChoice choice) { undoEdit(choice); });
        });
}

void ChangesPane::putValueBack(bool overwrite)
{
    const ChangeInWords *line = currentChange();
    if (!line)
        return;
    say({});
    const ChangeInWords change = *line;
    m_workbench.perform(
        putBack(change.change, overwrite), {}, [this, change, overwrite](const Result<Edit> &done) {
            if (done)
                return;
            const bool isValue = change.change.what == FieldChange::What::Changed;
            if (overwrite || !isValue || change.isCurrent) {
                say(done.error().message);
                return;
            }
            m_workbench.read<ConflictLine>(
                this,
                [change](sqlite3 *database) -> Result<ConflictLine> {
                    const auto conflict = conflictOfPutBack(database, change.change);
                    if (!conflict)
                        return Error{};
                    RecordWords words(database);
                    return ConflictLine{
                        change.record,
                        conflict->kind == Conflict::Kind::Removed ? QString() : change.field,
                        change.after,
                        words.value(change.change.table, change.change.column, conflict->found),
                        change.before,
                        conflict->sentence};
                },
                [this, sentence = done.error().message](const Result<ConflictLine> &conflict) {
                    if (!conflict || conflict->field.isEmpty()) {
                        say(sentence);
                        return;
                    }
                    m_conflicts->ask(tr("This value was changed since. Nothing was changed yet."),
                                     {*conflict},
                                     false,
                                     [this](ConflictChoice) { putValueBack(true); });
                });
        });
}

} // namespace sourceline
