#include "ui/history/asofbar.h"

#include "model/store/statement.h"
#include "model/text/typedday.h"
#include "model/workbench/vocabulary.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QLineEdit *dayField(const QString &name, const QString &tip, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setPlaceholderText(AsOfBar::tr("yyyy-mm-dd"));
    edit->setAccessibleName(name);
    edit->setToolTip(tip);
    edit->setClearButtonEnabled(true);
    edit->setFixedWidth(edit->fontMetrics().averageCharWidth() * 14 + 40);
    return edit;
}

struct LeftOut
{
    int edits = 0;
    int unknown = 0; ///< of which nobody can tell what was there before
};

} // namespace

AsOfBar::AsOfBar(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_recorded(
          dayField(tr("As recorded on"), tr("Edits after the end of this day are left out"), this))
    , m_said(dayField(tr("As said by"),
                      tr("What was said (or, not knowing when, published) after this day is left "
                         "out; your own assessments are not"),
                      this))
    , m_leftOut(new QLabel(this))
    , m_back(new QPushButton(tr("&Back to now (Esc)"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    layout->setSpacing(spacing::medium);
    const auto add = [&](const QString &text, QLineEdit *edit) {
        auto *label = new QLabel(text, this);
        label->setBuddy(edit);
        layout->addWidget(label);
        layout->addWidget(edit);
    };
    add(tr("As &recorded on"), m_recorded);
    add(tr("as s&aid by"), m_said);
    m_leftOut->setTextFormat(Qt::PlainText);
    layout->addWidget(m_leftOut, 1);
    layout->addWidget(m_back);
    for (QLineEdit *edit : {m_recorded, m_said})
        connect(edit, &QLineEdit::returnPressed, this, &AsOfBar::showTyped);
    connect(m_back, &QPushButton::clicked, this, &AsOfBar::backToNow);
    connect(&m_workbench, &Workbench::asOfChanged, this, &AsOfBar::follow);
    connect(&m_workbench, &Workbench::opened, this, &AsOfBar::follow);
    hide();
}

void AsOfBar::ask()
{
    show();
    m_recorded->setFocus(Qt::ShortcutFocusReason);
    m_recorded->selectAll();
}

void AsOfBar::showTyped()
{
    AsOfQuery query;
    const auto recorded = localSpan(m_recorded->text());
    query.saidBy = lastDay(m_said->text());
    for (const auto &[edit, isRead] : {std::pair{m_recorded, recorded.has_value()},
                                       std::pair{m_said, query.saidBy.has_value()}}) {
        if (edit->text().trimmed().isEmpty() || isRead)
            continue;
        m_leftOut->setText(tr("“%1” is no day: write it as 2020-03-11.").arg(edit->text()));
        edit->setFocus();
        edit->selectAll();
        return;
    }
    if (recorded)
        query.recordedUntil = recorded->last;
    if (query.isPresent())
        m_leftOut->setText(tr("Type a day and press Enter."));
    else
        m_leftOut->setText(tr("Reading the record as it was…"));
    m_workbench.showAsOf(query);
}

void AsOfBar::backToNow()
{
    hide();
    m_recorded->clear();
    m_said->clear();
    if (!m_workbench.asOf().isPresent())
        m_workbench.showAsOf({});
}

void AsOfBar::follow()
{
    const AsOfQuery query = m_workbench.asOf();
    if (query.isPresent()) {
        if (!m_recorded->hasFocus() && !m_said->hasFocus())
            hide();
        return;
    }
    if (query.recordedUntil)
        m_recorded->setText(localDay(*query.recordedUntil).toString(Qt::ISODate));
    m_said->setText(query.saidBy ? query.saidBy->toString(Qt::ISODate) : QString());
    show();
    countLeftOut();
}

void AsOfBar::countLeftOut()
{
    m_workbench.read<LeftOut>(
        this,
        [query = m_workbench.asOf()](sqlite3 *database) -> Result<LeftOut> {
            Statement count(
                database,
                "SELECT count(*), count(*) FILTER (WHERE changeset IS NULL AND batch IS "
                "NULL) FROM edit WHERE seq > coalesce((SELECT max(seq) FROM edit WHERE "
                "CASE WHEN ?1 IS NOT NULL THEN id = ?1 ELSE ?2 IS NULL OR at <= ?2 "
                "END), 0)");
            count.bind(1, query.afterEdit);
            query.recordedUntil ? count.bind(2, *query.recordedUntil) : count.bindNull(2);
            if (!count.next())
                return count.error();
            return LeftOut{int(count.integer(0)), int(count.integer(1))};
        },
        [this](const Result<LeftOut> &left) {
            if (!left)
                return;
            QStringList words;
            if (left->edits > 0)
                words += counted(left->edits, "1 edit left out", "%n edits left out");
            if (left->unknown > 0)
                words += tr("%n of them cannot be taken back", nullptr, left->unknown);
            words += tr("read-only meanwhile");
            m_leftOut->setText(words.join(u" · "_s));
        });
}

void AsOfBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        backToNow();
    else
        QWidget::keyPressEvent(event);
}

// Not to be overlooked: everything below is of another day.
void AsOfBar::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(event->rect(), faded(theme.accent, 0.14));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.accent);
}

} // namespace sourceline
