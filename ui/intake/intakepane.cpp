#include "ui/intake/intakepane.h"

#include "model/workbench/articleintake.h"
#include "ui/common/choicerow.h"
#include "ui/common/datefield.h"
#include "ui/common/theme.h"
#include "ui/intake/articlewords.h"
#include "ui/intake/becomingchoice.h"
#include "ui/intake/markedtext.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 5; // of the list, before it scrolls

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

IntakePane::IntakePane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_intake(ArticleIntake::of(workbench))
    , m_list(new ArticleList(this))
    , m_view(new QListView(this))
    , m_head(plainLabel(this))
    , m_likeness(plainLabel(this))
    , m_problem(plainLabel(this))
    , m_missing(plainLabel(this))
    , m_becomes(nullptr)
    , m_title(new QLineEdit(this))
    , m_outlet(new QLineEdit(this))
    , m_author(new QLineEdit(this))
    , m_url(new QLineEdit(this))
    , m_published(new DateField(this))
    , m_kind(new QHBoxLayout)
    , m_isLabel(new QLabel(tr("It is"), this))
    , m_form(new QFormLayout)
    , m_changes(new QPlainTextEdit(this))
    , m_text(new MarkedText(this))
    , m_keeps(new QCheckBox(tr("&Keep the files too"), this))
    , m_accept(new QPushButton(this))
    , m_decline(new QPushButton(tr("Import &none"), this))
{
    setObjectName(u"intakePane"_s);
    setAccessibleName(tr("Articles to confirm"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    connect(m_intake, &ArticleIntake::toConfirm, this, &IntakePane::open);
    connect(&m_workbench, &Workbench::opened, this, [this] {
        if (isOpen())
            close(); // what it was for is gone
    });
    hide();
}

void IntakePane::build()
{
    m_view->setModel(m_list);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Articles that were read"));
    // Not a row of the form, which would not give it a second line.
    m_kind->setSpacing(m_form->horizontalSpacing());
    m_kind->addWidget(m_isLabel, 0, Qt::AlignTop);
    m_form->addRow(tr("&Title"), m_title);
    m_form->addRow(tr("&Outlet"), m_outlet);
    m_form->addRow(tr("A&uthor"), m_author);
    m_form->addRow(tr("&Published"), m_published);
    m_form->addRow(tr("A&ddress"), m_url);
    m_changes->setReadOnly(true);
    m_changes->setTabChangesFocus(true);
    m_changes->setFrameShape(QFrame::StyledPanel);
    m_changes->setMaximumHeight(110);
    m_changes->setAccessibleName(tr("What differs"));
    m_keeps->setToolTip(tr("The bytes of the files go into the casefile beside their text."));
    m_accept->setAutoDefault(false);
    m_decline->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_keeps, 1);
    foot->addWidget(m_decline);
    foot->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        spacing::large - 4, spacing::medium, spacing::large - 4, spacing::medium);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_head);
    layout->addWidget(m_view);
    layout->addWidget(m_likeness);
    layout->addWidget(m_changes);
    layout->addLayout(m_kind);
    layout->addLayout(m_form);
    layout->addWidget(m_missing);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_problem);
    layout->addLayout(foot);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex &now) { show(now.row()); });
    connect(m_title, &QLineEdit::editingFinished, this, [this] {
        keep();
        m_list->tellChanged(m_row);
    });
    connect(m_outlet, &QLineEdit::textChanged, this, &IntakePane::showMissing);
    connect(m_published, &DateField::changed, this, &IntakePane::showMissing);
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_title, m_outlet, m_author, m_url, m_published->edit(), m_changes, m_text})
        field->installEventFilter(this);
    for (QLineEdit *field : {m_title, m_outlet, m_author, m_url, m_published->edit()})
        connect(field, &QLineEdit::textEdited, this, &IntakePane::touch);
    connect(m_keeps, &QCheckBox::clicked, this, &IntakePane::touch);
    connect(m_accept, &QPushButton::clicked, this, &IntakePane::accept);
    connect(m_decline, &QPushButton::clicked, this, &IntakePane::leave);
}

void IntakePane::importClipping(const QByteArray &bytes, bool isHtml)
{
    if (!m_workbench.casefile())
        emit refused(tr("Open a casefile first: articles are attached to one."));
    else if (!m_workbench.canEdit())
        emit refused(tr("Nothing was attached: the casefile cannot be changed now."));
    else if (m_intake->isRunning())
        emit refused(tr("An import is still under way; start the next one when it has ended."));
    else
        m_intake->startClipping(*m_workbench.casefile(), bytes, isHtml);
}

void IntakePane::open(const ArticleList::Articles &articles)
{
    m_articles = articles;
    m_row = -1;
    m_isTouched = m_isWarned = false;
    m_keeps->setChecked(false);
    m_list->setArticles(articles);
    m_view->setVisible(articles->size() > 1);
    const int rows = std::min(int(articles->size()), mostRows);
    m_view->setFixedHeight(rows * m_view->sizeHintForRow(0) + 2);
    int first = 0;
    while (first + 1 < int(articles->size()) && !m_list->at(first)->file.needsConfirming())
        ++first;
    m_view->setCurrentIndex(m_list->index(first));
    show(first);
    setVisible(true);
    emit openChanged(true);
    m_title->setFocus();
    m_title->setSelection(int(m_title->text().size()), -int(m_title->text().size()));
}

void IntakePane::show(int row)
{
    keep();
    m_row = row;
    const ArticleOutcome *article = m_list->at(row);
    m_problem->hide();
    m_isWarned = false;
    if (!article)
        return;
    const ArticleFile &file = article->file;
    const bool asks = article->problem.isEmpty() && file.becomes != Becoming::Attached
                      && file.becomes != Becoming::Original;
    delete std::exchange(m_becomes, nullptr);
    m_isLabel->setVisible(asks);
    if (asks) {
        m_becomes = new ChoiceRow(becomingChoices(file), this);
        m_becomes->setAccessibleName(tr("What it becomes"));
        m_becomes->setValue(becomingValue(file.becomes));
        connect(m_becomes, &ChoiceRow::chosen, this, &IntakePane::becomeChosen);
        m_kind->addWidget(m_becomes, 1);
        m_isLabel->setFixedWidth(m_form->labelForField(m_published)->sizeHint().width());
        QWidget *before = m_changes;
        for (QWidget *next : std::initializer_list<QWidget *>{
                 m_becomes, m_title, m_outlet, m_author, m_published->edit(), m_url, m_text}) {
            setTabOrder(before, next);
            before = next;
        }
    }
    m_title->setText(file.facts.title);
    m_outlet->setText(file.facts.outlet);
    m_author->setText(file.facts.author);
    m_url->setText(file.facts.url);
    m_published->setEdtf(file.facts.published);
    for (QLineEdit *field : {m_title, m_outlet, m_author, m_url, m_published->edit()}) {
        field->setReadOnly(!asks);
        field->setCursorPosition(0);
    }
    for (int field = 0; field < m_form->rowCount(); ++field)
        m_form->setRowVisible(field, article->problem.isEmpty());
    m_likeness->setText(article->problem.isEmpty() ? likenessWords(file) : article->problem);
    m_likeness->setVisible(!m_likeness->text().isEmpty());
    m_changes->setPlainText(changeLines(file));
    m_changes->setVisible(asks && file.known.isValid() && !file.changes.empty());
    m_text->setArticle(file);
    showMissing();
    showHead();
}

// What later reading stands on and nobody notices while it is empty.
void IntakePane::showMissing()
{
    QStringList missing;
    if (m_outlet->text().trimmed().isEmpty())
        missing += tr("No outlet: nobody stands for what the article says itself.");
    if (m_published->edtf().isEmpty())
        missing += tr("No date: “Friday” and “last night” cannot be read as days.");
    const bool asks = m_becomes && !missing.isEmpty();
    if (asks)
        missing += tr("F2 on the page Articles adds it later.");
    QPalette colours = m_missing->palette();
    colours.setColor(QPalette::WindowText, Theme::of(palette()).warning);
    m_missing->setPalette(colours);
    m_missing->setText(missing.join(u' '));
    m_missing->setVisible(asks);
}

void IntakePane::showHead()
{
    const auto articles = int(m_articles->size());
    const auto taken =
        std::count_if(m_articles->begin(), m_articles->end(), [](const ArticleOutcome &article) {
            return article.problem.isEmpty() && article.file.becomes != Becoming::LeftOut;
        });
    const ArticleOutcome *article = m_list->at(m_row);
    const QString name = article ? sourceWords(article->file) : QString();
    m_head->setText(
        articles == 1
            ? tr("Confirm what was found in %1").arg(name)
            : tr("Confirm what was found: %1 of %2, %3").arg(m_row + 1).arg(articles).arg(name));
    m_head->setFont(boldFont(font()));
    m_accept->setText(taken == 1 ? tr("I&mport it") : tr("I&mport %1 articles").arg(taken));
    m_accept->setEnabled(taken > 0);
    m_accept->setToolTip(tr("Ctrl+Return"));
}

} // namespace sourceline
