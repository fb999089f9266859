#include "ui/history/editfilterrow.h"

#include "model/text/typedday.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>

namespace sourceline {

namespace {

constexpr int typingPause = 200; // ms
constexpr int leastPerson = 10; // letters

QLineEdit *field(const QString &hint, int characters, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setPlaceholderText(hint);
    edit->setAccessibleName(hint);
    edit->setClearButtonEnabled(true);
    if (characters > 0)
        edit->setMaximumWidth(edit->fontMetrics().averageCharWidth() * characters + 40);
    return edit;
}

} // namespace

EditFilterRow::EditFilterRow(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_incidentOnly(new QCheckBox(tr("&This incident only"), this))
    , m_person(new QComboBox(this))
    , m_from(field(tr("From day"), 11, this))
    , m_until(field(tr("Until day"), 11, this))
    , m_words(field(tr("Words in label or reason"), 0, this))
    , m_later(new QTimer(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    layout->setSpacing(spacing::medium);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_incidentOnly, m_person, m_from, m_until})
        layout->addWidget(widget);
    layout->addWidget(m_words, 1);
    m_person->setAccessibleName(tr("Person"));
    m_person->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_person->setMinimumContentsLength(leastPerson);
    m_person->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the others give way
    m_person->addItem(tr("Everybody"));
    m_from->setToolTip(tr("A day, month or year: 2026-03-11, 2026-03, 2026"));
    m_until->setToolTip(m_from->toolTip());
    m_later->setSingleShot(true);
    m_later->setInterval(typingPause);
    connect(m_later, &QTimer::timeout, this, &EditFilterRow::changed);
    connect(m_incidentOnly, &QCheckBox::toggled, this, &EditFilterRow::changed);
    connect(m_person, &QComboBox::currentIndexChanged, this, &EditFilterRow::changed);
    for (QLineEdit *edit : {m_from, m_until, m_words})
        connect(edit, &QLineEdit::textChanged, this, &EditFilterRow::notice);
    connect(&m_workbench, &Workbench::currentChanged, this, [this] {
        if (m_incidentOnly->isChecked())
            emit changed();
    });
}

void EditFilterRow::notice()
{
    for (QLineEdit *edit : {m_from, m_until})
        markUnreadable(edit);
    m_later->start();
}

void EditFilterRow::markUnreadable(QLineEdit *edit)
{
    const bool isWrong = !edit->text().trimmed().isEmpty() && !localSpan(edit->text());
    QPalette palette;
    if (isWrong)
        palette.setColor(QPalette::Text, Theme::of(palette).warning);
    edit->setPalette(palette);
}

EditFilter EditFilterRow::filter() const
{
    EditFilter filter;
    if (m_incidentOnly->isChecked())
        filter.incident = m_workbench.current();
    if (m_person->currentIndex() > 0)
        filter.who = m_person->currentText();
    if (const auto from = localSpan(m_from->text()))
        filter.from = from->first;
    if (const auto until = localSpan(m_until->text()))
        filter.until = until->last + 1;
    filter.words = m_words->text();
    return filter;
}

void EditFilterRow::readPeople()
{
    m_workbench.read<QStringList>(
        this,
        [](sqlite3 *database) -> Result<QStringList> { return editors(database); },
        [this](const Result<QStringList> &people) {
            if (!people)
                return;
            const QSignalBlocker silence(m_person);
            const QString chosen =
                m_person->currentIndex() > 0 ? m_person->currentText() : QString();
            m_person->clear();
            m_person->addItem(tr("Everybody"));
            m_person->addItems(*people);
            m_person->setCurrentIndex(std::max(0, m_person->findText(chosen)));
        });
}

} // namespace sourceline
