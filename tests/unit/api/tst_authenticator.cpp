// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/authenticator.h"
#include "api/errortable.h"
#include "base/secrets.h"
#include "support/manualclock.h"

#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QHostAddress faraway(u"192.0.2.7"_s);

Authenticator::KnownToken known(const QString &token, Principal::Role role, std::optional<std::vector<OrgId>> orgs = std::nullopt)
{
    return {secretHash(token), {role, UserId(u"user_"_s + token), token, std::move(orgs)}};
}

} // namespace

class tst_Authenticator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheBootstrapToken();
    void forgetsARevokedToken();
    void asksForRights_data();
    void asksForRights();
    void letsTheFrontendInOnLoopbackAlone();
    void stopsGuessing();
    void neverLocksOutItsOwnMachine();
    void readsBearerTokens();
    void limitsToOrganizations();
    void translatesEveryErrorCode();

private:
    ManualClock m_clock;
};

void tst_Authenticator::knowsTheBootstrapToken()
{
    Authenticator authenticator(m_clock, u"bootstrap-token-0001"_s, true);
    const auto principal = authenticator.authenticate(u"bootstrap-token-0001"_s, faraway);
    QVERIFY(principal);
    QCOMPARE(principal->role, Principal::Role::Supervisor);
    QVERIFY(!principal->orgs);
    QCOMPARE(authenticator.authenticate(u"bootstrap-token-0002"_s, faraway).error().code, Error::Code::Unauthorised);
    QCOMPARE(authenticator.authenticate({}, faraway).error().code, Error::Code::Unauthorised);
    // Without a bootstrap token the empty token must not become one.
    QVERIFY(!Authenticator(m_clock, {}, true).authenticate({}, faraway));
}

void tst_Authenticator::forgetsARevokedToken()
{
    Authenticator authenticator(m_clock, {}, true);
    authenticator.replaceTokens({known(u"a"_s, Principal::Role::Agent)});
    QVERIFY(authenticator.authenticate(u"a"_s, faraway));
    authenticator.replaceTokens({});
    QVERIFY(!authenticator.authenticate(u"a"_s, faraway));
}

void tst_Authenticator::asksForRights_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<int>("access");
    QTest::addColumn<int>("status"); // 0: may pass
    const std::vector<std::tuple<QString, int, int, int>> roles{{u"api"_s, 0, 403, 403}, {u"agent"_s, 0, 0, 403}, {u"supervisor"_s, 0, 0, 0},
                                                                {u"unknown"_s, 401, 401, 401}, {QString(), 401, 401, 401}};
    for (const auto &[token, reader, controller, supervisor] : roles) {
        const QByteArray name = token.isEmpty() ? QByteArray("nobody") : token.toUtf8();
        QTest::newRow((name + " reads").constData()) << token << int(Access::Reader) << reader;
        QTest::newRow((name + " controls").constData()) << token << int(Access::Controller) << controller;
        QTest::newRow((name + " administers").constData()) << token << int(Access::Supervisor) << supervisor;
        QTest::newRow((name + " looks at what is public").constData()) << token << int(Access::Public) << 0;
    }
}

void tst_Authenticator::asksForRights()
{
    QFETCH(QString, token);
    QFETCH(int, access);
    QFETCH(int, status);
    Authenticator authenticator(m_clock, {}, true);
    authenticator.replaceTokens({known(u"api"_s, Principal::Role::Api), known(u"agent"_s, Principal::Role::Agent),
                                 known(u"supervisor"_s, Principal::Role::Supervisor)});
    const auto principal = authenticator.authorise(static_cast<Access>(access), token, faraway, false);
    QCOMPARE(principal ? 0 : httpStatusOf(principal.error().code), status);
}

void tst_Authenticator::letsTheFrontendInOnLoopbackAlone()
{
    Authenticator here(m_clock, {}, true);
    QVERIFY(here.authorise(Access::Frontend, {}, QHostAddress(QHostAddress::LocalHost), false));
    // A token of some other system that a page sends along does no harm.
    QVERIFY(here.authorise(Access::Frontend, u"foreign"_s, QHostAddress(QHostAddress::LocalHost), false));
    // By the public name it is a proxy's or a tunnel's loopback connection, and anybody's request.
    QCOMPARE(here.authorise(Access::Frontend, {}, QHostAddress(QHostAddress::LocalHost), true).error().code, Error::Code::Unauthorised);
    Authenticator everywhere(m_clock, {}, false);
    everywhere.replaceTokens({known(u"api"_s, Principal::Role::Api)});
    QCOMPARE(everywhere.authorise(Access::Frontend, {}, QHostAddress(QHostAddress::LocalHost), false).error().code, Error::Code::Unauthorised);
    QVERIFY(everywhere.authorise(Access::Frontend, u"api"_s, faraway, false));
}

void tst_Authenticator::stopsGuessing()
{
    Authenticator authenticator(m_clock, {}, false);
    authenticator.replaceTokens({known(u"right"_s, Principal::Role::Agent)});
    for (int i = 0; i < 30; ++i)
        QCOMPARE(authenticator.authenticate(u"guess %1"_s.arg(i), faraway).error().code, Error::Code::Unauthorised);
    QCOMPARE(authenticator.authenticate(u"one more"_s, faraway).error().code, Error::Code::RateLimited);
    // Behind a proxy everybody comes from its address: who guesses must not lock out who knows.
    QVERIFY(authenticator.authenticate(u"right"_s, faraway));
    QCOMPARE(authenticator.authenticate(u"one more"_s, QHostAddress(u"192.0.2.8"_s)).error().code, Error::Code::Unauthorised);
    m_clock.advance(61s);
    QCOMPARE(authenticator.authenticate(u"one more"_s, faraway).error().code, Error::Code::Unauthorised);
}

void tst_Authenticator::neverLocksOutItsOwnMachine()
{
    Authenticator authenticator(m_clock, {}, true);
    authenticator.replaceTokens({known(u"right"_s, Principal::Role::Agent)});
    const QHostAddress here(QHostAddress::LocalHost);
    for (int i = 0; i < 31; ++i)
        QVERIFY(!authenticator.authenticate(u"wrong"_s, here));
    QCOMPARE(authenticator.authenticate(u"wrong"_s, here).error().code, Error::Code::RateLimited);
    QVERIFY(authenticator.authenticate(u"right"_s, here));
}

void tst_Authenticator::readsBearerTokens()
{
    QCOMPARE(Authenticator::bearerToken("Bearer abc"), u"abc"_s);
    QCOMPARE(Authenticator::bearerToken("bearer  abc "), u"abc"_s);
    QCOMPARE(Authenticator::bearerToken("Basic abc"), QString());
    QCOMPARE(Authenticator::bearerToken("Bearer"), QString());
    QCOMPARE(Authenticator::bearerToken(""), QString());
}

void tst_Authenticator::limitsToOrganizations()
{
    Principal principal;
    QVERIFY(principal.maySee(OrgId(u"a"_s)));
    QVERIFY(principal.visible({}).empty());
    QCOMPARE(principal.visible(OrgId(u"a"_s)), std::vector{OrgId(u"a"_s)});
    principal.orgs = {OrgId(u"a"_s)};
    QVERIFY(!principal.maySee(OrgId(u"b"_s)));
    QCOMPARE(principal.visible({}), std::vector{OrgId(u"a"_s)});
    QVERIFY(principal.visible(OrgId(u"b"_s)) != std::vector{OrgId(u"b"_s)});
    principal.orgs->clear();
    QVERIFY(!principal.visible({}).empty()); // sees nothing, which is not the same as no restriction
}

void tst_Authenticator::translatesEveryErrorCode()
{
    using Code = Error::Code;
    const std::vector<std::pair<Code, int>> expected{{Code::InvalidInput, 400}, {Code::Unauthorised, 401}, {Code::Forbidden, 403}, {Code::NotFound, 404},
                                                     {Code::Conflict, 409}, {Code::PreconditionFailed, 412}, {Code::TooLarge, 413},
                                                     {Code::RateLimited, 429}, {Code::Unavailable, 503}, {Code::Timeout, 503}, {Code::Internal, 500}};
    QCOMPARE(expected.size(), static_cast<size_t>(Error::lastCode) + 1);
    for (const auto &[code, status] : expected)
        QCOMPARE(httpStatusOf(code), status);
}

QTEST_APPLESS_MAIN(tst_Authenticator)
#include "tst_authenticator.moc"
